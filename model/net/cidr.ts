import { IPv4CidrRange, IPv6CidrRange } from "ip-num";

export type Cidr = IPv4CidrRange | IPv6CidrRange;

/** Longest text that can be a range: a full IPv6 address and its prefix. */
const longest = 49;
const shape4 = /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/;
const shape6 = /^[0-9a-f:]+(?:\d+\.\d+\.\d+\.\d+)?\/\d{1,3}$/i;

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The range, or nothing when the text is none. Host bits are kept: `networkOf` drops them. */
export function parseCidr(text: string): Cidr | undefined {
  if (text.length > longest) return undefined;
  if (shape4.test(text)) return attempt(() => IPv4CidrRange.fromCidr(text));
  return shape6.test(text) ? attempt(() => IPv6CidrRange.fromCidr(text)) : undefined;
}

export const isIPv4 = (range: Cidr): range is IPv4CidrRange => range instanceof IPv4CidrRange;

/** Bits of the network part: 16 of `10.20.0.0/16`. */
export const prefixOf = (range: Cidr): number => Number(range.getPrefix().getValue());

/** `10.20.0.0/16` of `10.20.3.4/16`. */
export const networkOf = (range: Cidr): string => `${range.getFirst().toString()}/${prefixOf(range)}`;

/** Whether the address names the network itself, as AWS wants it. */
export const isNetwork = (text: string, range: Cidr): boolean => {
  const written = parseCidr(`${text.slice(0, text.indexOf("/"))}/${isIPv4(range) ? 32 : 128}`);
  return written?.getFirst().getValue() === range.getFirst().getValue();
};

/** Whether they share an address; ranges of different families never do. */
export function overlap(a: Cidr, b: Cidr): boolean {
  if (isIPv4(a) !== isIPv4(b)) return false;
  return a.getFirst().getValue() <= b.getLast().getValue() && b.getFirst().getValue() <= a.getLast().getValue();
}

/** `0.0.0.0/0` or `::/0`. */
export const isEverywhere = (range: Cidr): boolean => prefixOf(range) === 0;
