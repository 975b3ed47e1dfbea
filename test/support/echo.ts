import * as pulumi from "@pulumi/pulumi";
import type { ResourceModel } from "../../twin/contract/resources";
import { ModelRegistry } from "../../twin/control/registry";
import { idOf, isReference, type Program } from "../policies/fixture";

/** Beside the twin's plugin, under a name that no registry serves. */
export const echoVersion = "7.48.0-echo";

/** Takes any type as the program has it, and gives it an id and an ARN: what policies judge need not be what the twin can run. */
export class EchoRegistry extends ModelRegistry {
  override resource(type: string): ResourceModel {
    return {
      type,
      replaceOn: [],
      create: (_inputs, { region, accountId }, { name }) => {
        const [, service = "", kind = ""] = type.split(/[:/]/);
        const arn = `arn:aws:${service}:${region}:${accountId}:${kind}/${name}`;
        return { id: idOf(name, type), outputs: { arn } };
      },
    };
  }
}

// The SDK's own classes are for generated ones to extend: one for each type, which nobody needs here.
class Real extends pulumi.CustomResource {}
class Provider extends pulumi.ProviderResource {}

const optionsOf = ({ ignoreChanges = [], ...rest }: NonNullable<Program[string]["options"]>) => ({
  ...rest,
  ignoreChanges: [...ignoreChanges],
});

/** Makes a test's program out of real resources: `$name` is the id of the resource of that name. */
export function makeReal(program: Program): void {
  const provider = new Provider("aws", "echo", { region: "eu-west-1" }, { version: echoVersion });
  const made = new Map<string, Real>();
  const make = (name: string): Real => {
    const { type = "", inputs = {}, options = {} } = program[name] ?? {};
    const resource = made.get(name) ?? new Real(type, name, linked(inputs), { ...optionsOf(options), provider });
    made.set(name, resource);
    return resource;
  };
  const linked = <T>(value: T): T => {
    if (typeof value === "string" && isReference(value)) return make(value.slice(1)).id as T;
    if (Array.isArray(value)) return value.map(linked) as T;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, linked(item)])) as T;
  };
  for (const name of Object.keys(program)) make(name);
}
