import { isList, isProps, type Json, type Props, toProps } from "../../model/graph/json";
import { partOf } from "./sdk";

interface Message {
  toJavaScript(): unknown;
}

type Serialize = (...args: readonly unknown[]) => Promise<unknown[]>;

/** Stands in a message for the inputs of a resource. */
const ticket = "__carried";

/** Inputs on their way from the SDK to the monitor, by their tickets. */
const onTheWay = new Map<string, unknown>();

const carrying = new WeakSet<object>();

/**
 * Has the SDK hand a resource's inputs to {@link inputsOf} as they are. By itself it builds a message of a hundred objects from them, from
 * which the same inputs are read again; those of all resources lie in memory at one time.
 * @param file the SDK's entry, beside which its parts are. An SDK that is written in another way is left as it is
 */
export function carryInputs(file: string): void {
  const rpc = partOf(file, "runtime/rpc.js");
  const serialize: unknown = Reflect.get(rpc, "serializeResourceProperties");
  if (!isSerialize(serialize) || carrying.has(serialize)) return;
  let count = 0;
  const carried: Serialize = (...args) => {
    const answer = serialize(...args);
    // In the SDK's own answer, and first of those who wait for it: a promise more would put resources into another order.
    const exchange = (parts: unknown[]) => {
      const key = String(count++);
      onTheWay.set(key, parts[0]);
      parts[0] = { [ticket]: key };
    };
    answer.then(exchange, () => undefined);
    return answer;
  };
  carrying.add(carried);
  Reflect.set(rpc, "serializeResourceProperties", carried);
}

const isSerialize = (value: unknown): value is Serialize => typeof value === "function" && value.length === 3;

/** A resource's inputs: those of a message, or those that its ticket stands for, once. */
export function inputsOf(message: Message | undefined): Props {
  const read = toProps(message?.toJavaScript());
  const key = read[ticket];
  if (typeof key !== "string") return read;
  const inputs = onTheWay.get(key);
  onTheWay.delete(key);
  return inOrder(toProps(inputs));
}

/** A message has its names in order, all the way down. */
const inOrder = (props: Props): Props =>
  Object.fromEntries(
    Object.keys(props)
      .sort()
      .map((name): [string, Json] => [name, ordered(props[name] ?? null)]),
  );

function ordered(value: Json): Json {
  if (isList(value)) return value.map(ordered);
  return isProps(value) ? inOrder(value) : value;
}
