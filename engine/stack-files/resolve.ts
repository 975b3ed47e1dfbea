import { Float, type Scalar, Time } from "./values";

/** What yaml.v3 makes of a scalar without quotes (resolve.go): its tag, in the short form, and its value. */
interface Resolved {
  readonly tag: "!!str" | "!!bool" | "!!null" | "!!int" | "!!float" | "!!timestamp" | "!!merge";
  readonly value: Scalar;
}

/** What cannot be handed over as the engine does: why, and what to write. */
export class Unreadable extends Error {}

const named = new Map<string, Resolved>([
  ...["true", "True", "TRUE"].map((text): [string, Resolved] => [text, { tag: "!!bool", value: true }]),
  ...["false", "False", "FALSE"].map((text): [string, Resolved] => [text, { tag: "!!bool", value: false }]),
  ...["", "~", "null", "Null", "NULL"].map((text): [string, Resolved] => [text, { tag: "!!null", value: null }]),
  ...[".nan", ".NaN", ".NAN"].map((text): [string, Resolved] => [text, float(Number.NaN)]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((text): [string, Resolved] => [text, float(Infinity)]),
  ...["-.inf", "-.Inf", "-.INF"].map((text): [string, Resolved] => [text, float(-Infinity)]),
  ["<<", { tag: "!!merge", value: "<<" }],
]);

function float(value: number): Resolved {
  return { tag: "!!float", value: new Float(value) };
}

/** Tags whose values are resolved; any other leaves the text as it is. */
const resolvable = new Set(["", "!!str", "!!bool", "!!int", "!!float", "!!null", "!!timestamp"]);

export const isResolvable = (tag: string): boolean => resolvable.has(tag);

/**
 * A scalar by its text and its explicit tag, "" for none.
 * @throws Unreadable where yaml.v3 refuses, and where what it makes of the text depends on the machine
 */
export function resolveScalar(tag: string, text: string): Resolved {
  const found = tag === "!!str" ? undefined : resolvePlain(tag, text);
  const resolved = found ?? { tag: "!!str", value: text };
  if (tag === "" || tag === "!!str" || resolved.tag === tag) return resolved;
  if (tag === "!!float" && typeof resolved.value === "bigint") return float(Number(resolved.value));
  throw new Unreadable(`${tag} cannot hold ${JSON.stringify(text)}; drop the tag, or write a value of that type`);
}

function resolvePlain(tag: string, text: string): Resolved | undefined {
  if (!/^(?:[-+0-9.yYnNtTfFoO~]|$)/.test(text) && text !== "<<") return undefined;
  const byName = named.get(text);
  if (byName !== undefined || !/^[-+0-9.]/.test(text)) return byName;
  if (text.startsWith(".")) return fraction(text);
  const moment = tag === "" || tag === "!!timestamp" ? timestamp(text) : undefined;
  return moment ?? number(text.replaceAll("_", ""));
}

/** Here alone Go's own reader of floats decides, which takes underscores between digits. */
function fraction(text: string): Resolved | undefined {
  if (!/^\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?$/.test(text)) return undefined;
  return finite(text.replaceAll("_", ""));
}

/** What is too large for a float64 stays text. */
function finite(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? float(value) : undefined;
}

function number(plain: string): Resolved | undefined {
  const whole = prefixed(plain);
  if (whole !== undefined) return { tag: "!!int", value: whole };
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) {
    const value = finite(plain);
    if (value !== undefined) return value;
  }
  // After a prefix in lower case yaml.v3 takes a sign as well.
  const signed = /^0(?:b([-+][01]+)|o([-+][0-7]+))$/.exec(plain);
  if (!signed) return undefined;
  const [, binary, octal] = signed;
  const value = binary === undefined ? withBase("0o", octal ?? "") : withBase("0b", binary);
  return value === undefined ? undefined : { tag: "!!int", value };
}

/** `strconv.ParseInt(text, 0, 64)`, then `ParseUint`: a leading zero means octal. */
function prefixed(plain: string): bigint | undefined {
  const parts = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))$/.exec(plain);
  if (!parts) return undefined;
  const [, sign = "", hex, binary, octal, decimal] = parts;
  if (hex !== undefined) return withBase("0x", sign + hex);
  if (binary !== undefined) return withBase("0b", sign + binary);
  return octal === undefined ? withBase("", sign + (decimal ?? "")) : withBase("0o", sign + octal);
}

const [lowest, highest] = [-(2n ** 63n), 2n ** 64n - 1n];

function withBase(prefix: string, digits: string): bigint | undefined {
  const isSigned = /^[-+]/.test(digits);
  const size = BigInt(`${prefix}${isSigned ? digits.slice(1) : digits}`);
  const value = digits.startsWith("-") ? -size : size;
  // A sign leaves 63 bits; without one the value may fill 64.
  return value < lowest || value > (isSigned ? 2n ** 63n - 1n : highest) ? undefined : value;
}

const moment =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:([Tt])| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(Z|[-+]\d\d:\d\d)?)?$/;

/** The four forms that yaml.v3 takes for a moment; a day or an hour that does not exist is text. */
function timestamp(text: string): Resolved | undefined {
  const parts = moment.exec(text);
  if (!parts) return undefined;
  const [, year = "", month = "", day = "", letter, hour = "0", minute = "0", second = "0", digits = "", zone] = parts;
  if ((letter !== undefined) !== (zone !== undefined)) return undefined;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (zone !== undefined && zone !== "Z") {
    const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
    if (hours > 24 || minutes > 60) return undefined;
    throw new Unreadable(
      `the text of a date with an offset depends on the time zone of the machine that runs the engine; put it in quotes: "${text}"`,
    );
  }
  const fraction = digits.slice(0, 9).replace(/0+$/, "");
  const date = [year, pad(month), pad(day)].join("-");
  const time = [hour, minute, second].map(pad).join(":") + (fraction === "" ? "" : `.${fraction}`);
  return { tag: "!!timestamp", value: new Time(date, time) };
}

const pad = (digits: string): string => digits.padStart(2, "0");

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
