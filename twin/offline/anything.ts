import { madeUpDigits } from "./made-up";

const textMethods = new Set(
  Object.getOwnPropertyNames(String.prototype).filter((name) => !(name in Array.prototype) && name !== "constructor"),
);
const listMethods = new Set(Object.getOwnPropertyNames(Array.prototype).filter((name) => name !== "constructor"));

/** Marks of the SDK's own classes start so; it asks every object for them. */
const isSdkMark = (name: string) => name.startsWith("__pulumi");

/**
 * A value of which not even the shape is known: what another stack puts out, or what a secret holds. Read as a text it is a made-up
 * one, read as a list it has two entries, and every property of it is such a value again. The SDK takes it for an unknown.
 */
export function anything(question: string): object {
  const text = madeUpDigits(question);
  const child = (name: string) => anything(`${question}.${name}`);
  const list = () => [child("0"), child("1")];
  return new Proxy(
    {},
    {
      get(_, name) {
        if (name === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? Number.NaN : text);
        if (name === Symbol.iterator) return () => list()[Symbol.iterator]();
        if (typeof name === "symbol" || name === "then" || name === "constructor") return undefined;
        if (name === "__pulumiUnknown") return true;
        if (isSdkMark(name)) return undefined;
        if (name === "toString" || name === "toJSON" || name === "valueOf") return () => text;
        if (name === "length") return 2;
        if (listMethods.has(name)) return boundTo(list(), name);
        return textMethods.has(name) ? boundTo(new String(text), name) : child(name);
      },
      has: () => true,
    },
  );
}

function boundTo(owner: object, name: string): unknown {
  const method: unknown = Reflect.get(owner, name);
  return typeof method === "function" ? method.bind(owner) : method;
}
