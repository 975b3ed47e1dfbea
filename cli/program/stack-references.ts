import type { Sdk } from "../../engine/program/sdk";
import { UserError } from "../../model/user-error";
import type { Props } from "../../twin/contract/resources";
import { toProps } from "../../twin/control/values";
import { anything } from "../../twin/offline/anything";
import { readUserJson } from "../user-file";

/** What other stacks put out, by their name; `*` stands for every stack. */
export type StackOutputs = Readonly<Record<string, Props>>;

/**
 * Reads `--stack-outputs [stack=]file`: what `pulumi stack output --json` wrote. Without a stack, the file is for all of them, or
 * holds one object for each.
 * @throws UserError for a file that is not there, or holds something else
 */
export function readStackOutputs(options: readonly string[]): StackOutputs {
  const found: Record<string, Props> = {};
  for (const option of options) {
    const at = option.indexOf("=");
    const outputs = readOutputs(at < 0 ? option : option.slice(at + 1));
    if (at > 0) found[option.slice(0, at)] = outputs;
    else Object.assign(found, isByStack(outputs) ? byStack(outputs) : { "*": outputs });
  }
  return found;
}

/** The outputs of a stack; a name without the organisation is one of ours. */
export function outputsOf(given: StackOutputs, stack: string): Props | undefined {
  return (
    given[stack] ?? given[stack.split("/").slice(-2).join("/")] ?? given[stack.split("/").at(-1) ?? ""] ?? given["*"]
  );
}

function readOutputs(file: string): Props {
  const raw = readUserJson(
    { file, place: `--stack-outputs ${file}`, exitCode: 2 },
    "`pulumi stack output --json` writes it",
  );
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return toProps(raw);
  throw new UserError(
    `--stack-outputs ${file}: expected a JSON object, as \`pulumi stack output --json\` writes it`,
    2,
  );
}

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

const isByStack = (outputs: Props) => {
  const entries = Object.entries(outputs);
  return entries.length > 0 && entries.every(([name, value]) => name.includes("/") && isObject(value));
};

const byStack = (outputs: Props) =>
  Object.fromEntries(Object.entries(outputs).map(([stack, values]) => [stack, toProps(values)]));

/** Outputs of other stacks that a program reads at once, as plain values, have a stand-in that the SDK takes for an unknown. */
export function answerPlainReads(sdk: Sdk, given: StackOutputs): void {
  const prototype: object = sdk.StackReference.prototype;
  const own: unknown = Reflect.get(prototype, "readOutputValue");
  if (typeof own !== "function") return;
  Reflect.set(
    prototype,
    "readOutputValue",
    async function (this: object, caller: string, name: string, needed: boolean) {
      const stack = await nameOf(this);
      if (outputsOf(given, stack) !== undefined) {
        const known: unknown = await Reflect.apply(own, this, [caller, name, needed]);
        return known;
      }
      return [anything(`${stack}.${name}`), false];
    },
  );
}

async function nameOf(reference: object): Promise<string> {
  const name: unknown = Reflect.get(reference, "name");
  const read: unknown = typeof name === "object" && name !== null ? Reflect.get(name, "promise") : undefined;
  const value: unknown = typeof read === "function" ? await Reflect.apply(read, name, []) : undefined;
  return typeof value === "string" ? value : "";
}
