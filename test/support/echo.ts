import * as pulumi from "@pulumi/pulumi";
import type { ResourceModel } from "../../twin/control/types";
import type { Program } from "../policies/fixture";

/** Beside the twin's plugin, under a name that no registry serves. */
export const echoVersion = "7.48.0-echo";

/** Any type as the program has it, with an id and an ARN. */
export const echoModel = (type: string): ResourceModel => ({
  type,
  replaceOn: [],
  create: (_inputs, { region, accountId }, { name }) => {
    const service = type.split(/[:/]/)[1] ?? "";
    return { id: `${name}-id`, outputs: { arn: `arn:aws:${service}:${region}:${accountId}:${name}` } };
  },
});

/** A resource of any type; the SDK's own class wants a type of its own for each. */
class Real extends pulumi.CustomResource {}

/** Makes a test's program out of real resources: `$name` is the id of the resource of that name. */
export function makeReal(program: Program): void {
  const provider = new pulumi.ProviderResource("aws", "echo", { region: "eu-west-1" }, { version: echoVersion });
  const made = new Map<string, Real>();
  const make = (name: string): Real => {
    const { type = "", inputs = {} } = program[name] ?? {};
    const resource = made.get(name) ?? new Real(type, name, linked(inputs), { provider });
    made.set(name, resource);
    return resource;
  };
  const linked = <T>(value: T): T => {
    if (typeof value === "string" && value.startsWith("$")) return make(value.slice(1)).id as T;
    if (Array.isArray(value)) return value.map(linked) as T;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, linked(item)])) as T;
  };
  for (const name of Object.keys(program)) make(name);
}
