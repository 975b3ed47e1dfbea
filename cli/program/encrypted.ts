import type { Sdk } from "../../engine/program/sdk";
import type { ConfigPath } from "../../engine/stack-files";
import { UserError } from "../../model/user-error";
import { anything } from "../../twin/offline/anything";
import { madeUpDigits } from "../../twin/offline/made-up";
import type { StackFiles } from "../project";

type Kind = "" | "Boolean" | "Number" | "Object";
type Reader = (this: { readonly name: string }, key: string, ...rest: unknown[]) => unknown;

const kinds: readonly Kind[] = ["", "Boolean", "Number", "Object"];

/**
 * Lets a program read encrypted values: they cannot be decrypted here, so that they are unknown, and secret where the program asks for
 * secrets. Where it needs a number or a flag at once, it is told which value is missing.
 */
export function hideEncrypted(sdk: Sdk, files: Pick<StackFiles, "config" | "secretPaths">): void {
  if (Object.keys(files.secretPaths).length === 0) return;
  const whole = new Set(Object.keys(files.secretPaths).filter((key) => isWhole(files.secretPaths[key] ?? [])));
  const prototype = sdk.Config.prototype;
  for (const verb of ["get", "require"]) {
    for (const kind of kinds) {
      patch(prototype, `${verb}${kind}`, (full) =>
        whole.has(full) ? plainOf(full, kind) : openObject(files, full, kind),
      );
      patch(prototype, `${verb}Secret${kind}`, (full) => {
        const value = whole.has(full) ? anything(full) : openObject(files, full, kind);
        return value === undefined ? undefined : sdk.secret(value);
      });
    }
  }
}

/** `answer` speaks for the values that it knows of; undefined leaves the rest to the SDK. */
function patch(prototype: object, method: string, answer: (full: string) => unknown): void {
  const own: unknown = Reflect.get(prototype, method);
  if (typeof own !== "function") return;
  const reader: Reader = function (key, ...rest) {
    return answer(`${this.name}:${key}`) ?? Reflect.apply(own, this, [key, ...rest]);
  };
  Reflect.set(prototype, method, reader);
}

function plainOf(full: string, kind: Kind): unknown {
  if (kind === "") return madeUpDigits(full);
  if (kind === "Object") return anything(full);
  const stand = kind === "Number" ? "8080" : "true";
  throw new UserError(
    `config ${full} is encrypted, so an offline plan cannot read it, and the program needs it as a plain ${kind.toLowerCase()}; ` +
      `read it with requireSecret${kind}, or give a stand-in: --config ${full}=${stand}`,
  );
}

const isWhole = (paths: readonly ConfigPath[]) => paths.some((path) => path.length === 0);

/** An object of which parts are encrypted; undefined for every other value. */
function openObject(
  { config, secretPaths }: Pick<StackFiles, "config" | "secretPaths">,
  full: string,
  kind: Kind,
): unknown {
  const paths = kind === "Object" ? secretPaths[full] : undefined;
  if (paths === undefined) return undefined;
  const value: unknown = JSON.parse(config[full] ?? "null");
  return paths.reduce(opened, value);
}

/** The value with something unknown at a path. */
function opened(value: unknown, path: ConfigPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return anything("encrypted");
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? opened(item, rest) : item));
  if (typeof value !== "object" || value === null) return value;
  return { ...value, [step]: opened(Reflect.get(value, step), rest) };
}
