import { isEncrypted } from "./config-value";
import { Float, List, Mapping, type Value } from "./values";

/** The type that a project's file declares for a key. */
export interface ProjectType {
  /** As the engine calls it: `array<string>`. */
  readonly name: string;
  /** Whether a value is of it, by `ValidateConfigValue` of project.go. */
  admits(value: Value): boolean;
}

type Report = (text: string) => void;

const names = ["string", "integer", "boolean", "array", "object"];

const digits = /^[-+]?\d+$/;

const isInt64 = (value: bigint): boolean => value >= -(2n ** 63n) && value < 2n ** 63n;

/** What is encrypted is text when it is decrypted, and may be of any of the types that text can be of. */
const simple: Readonly<Record<string, (value: Value) => boolean>> = {
  string: (value) => typeof value === "string" || isEncrypted(value),
  integer: (value) =>
    (typeof value === "bigint" && isInt64(value)) ||
    (value instanceof Float && Number.isInteger(value.value)) ||
    (typeof value === "string" && digits.test(value) && isInt64(BigInt(value.replace("+", "")))) ||
    isEncrypted(value),
  boolean: (value) => typeof value === "boolean" || value === "true" || value === "false" || isEncrypted(value),
  object: (value) => value instanceof Mapping && !isEncrypted(value),
};

/** Reads `type` and `items` of a key. */
export function readType(declaration: Mapping, report: Report): ProjectType | undefined {
  const type = declaration.get("type");
  if (type === undefined) return undefined;
  if (typeof type !== "string" || !names.includes(type)) {
    report(`unknown type ${shown(type)}; one of ${names.join(", ")}`);
    return undefined;
  }
  const items = declaration.get("items");
  const admits = simple[type];
  if (admits !== undefined) return { name: type, admits };
  if (!(items instanceof Mapping)) {
    report("a type of array needs items: { type: ... }");
    return undefined;
  }
  const item = readType(items, report);
  if (item === undefined) {
    if (items.get("type") === undefined) report("items needs a type");
    return undefined;
  }
  return {
    name: `array<${item.name}>`,
    admits: (value) => value instanceof List && value.items.every((one) => item.admits(one)),
  };
}

const shown = (value: Value): string => (typeof value === "string" ? JSON.stringify(value) : "that is no text");
