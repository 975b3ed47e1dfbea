import type { Json, Props } from "../contract/resources";
import { isList, isProps, unknownValue } from "../control/values";

/**
 * Answers of look-ups are made up in an offline plan, so that a program can index, split and join them. Each made-up text carries a
 * mark, and wherever a resource is recorded a marked text is unknown again: what is not known is not judged.
 */
const single = "0c0ffee0";
/** Marks the entries of a list whose length is made up too. */
const member = "0c0ffee1";

/** RFC 2544 keeps these addresses for benchmarks: no plan uses them for anything else. */
const addresses = /\b198\.1[89]\./;
/** Numbers that no user writes: the fraction is the mark. */
const fraction = 0.000_000_119_209_289_6;

/** Nine hexadecimal digits, the same for the same question. */
function digits(question: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < question.length; index++) {
    const code = question.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return ((low >>> 0).toString(16).padStart(8, "0") + (high >>> 0).toString(16)).slice(-9).padStart(9, "0");
}

/** Seventeen hexadecimal digits, as in the vendor's ids. */
export const madeUpDigits = (question: string) => single + digits(question);

/** As {@link madeUpDigits}, for one of several in a list that may as well be shorter or longer. */
export const madeUpMember = (question: string) => member + digits(question);

/** A number that is recognised again. */
export const madeUpNumber = (near: number) => near + fraction;

/** `198.18.0.0/16`. */
export const madeUpRange = "198.18.0.0/16";
export const madeUpAddress = "198.18.0.10";

const marks = new RegExp(`${single}|${member}`, "i");

const isMadeUpText = (text: string) => marks.test(text) || addresses.test(text);

/** A JSON text is read part by part, and a made-up id in it is one that the program does not have. */
const isDocument = (text: string) => text.startsWith("{") || text.startsWith("[");

const isMadeUpNumber = (value: number) => Math.abs((value % 1) - fraction) < 1e-12;

/** The value with everything made up as what it is: unknown. */
export function withoutMadeUp(value: Json): Json {
  if (typeof value === "string") return isMadeUpText(value) && !isDocument(value) ? unknownValue : value;
  if (typeof value === "number") return isMadeUpNumber(value) ? unknownValue : value;
  if (isList(value)) {
    const isMade = value.length > 0 && value.every((item) => typeof item === "string" && item.includes(member));
    return isMade ? unknownValue : value.map(withoutMadeUp);
  }
  return isProps(value) ? propsWithoutMadeUp(value) : value;
}

export function propsWithoutMadeUp(props: Props): Props {
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, withoutMadeUp(value)]));
}

/** As {@link withoutMadeUp} for numbers alone: a model would refuse what is no whole number. */
export function withoutMadeUpNumbers(value: Json): Json {
  if (typeof value === "number") return isMadeUpNumber(value) ? unknownValue : value;
  if (isList(value)) return value.map(withoutMadeUpNumbers);
  if (!isProps(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutMadeUpNumbers(inner)]));
}

/** True when something in it is made up. */
export function holdsMadeUp(value: Json): boolean {
  if (typeof value === "string") return isMadeUpText(value);
  if (typeof value === "number") return isMadeUpNumber(value);
  if (isList(value)) return value.some(holdsMadeUp);
  return isProps(value) && Object.values(value).some(holdsMadeUp);
}
