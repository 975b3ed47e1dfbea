import { partOf } from "./sdk";

/** What the SDK calls with what a property has become: its value, whether that is known, whether it is secret, and what is behind it. */
type Resolver = (...all: readonly unknown[]) => void;

/** The SDK's own: gives a resource an output for each property, and returns what resolves them. */
type TransferProperties = (onto: object, label: string, props: object) => Record<string, Resolver>;

/** What most outputs of a preview become: nothing, not known, not secret. */
const nothing: readonly unknown[] = [undefined, false, false];

/** Where a resource has what is postponed; no program sees it among the properties. */
const place = Symbol("postponed outputs");

/** Under which the SDK makes one output at a time; it is gone when the output is there. */
const passing = "__postponed";

/** Of one resource: what its properties have become, and the outputs that were asked for. */
class Postponed {
  private readonly settled = new Map<string, readonly unknown[]>();
  private readonly made = new Map<string, { readonly output: unknown; readonly resolve: Resolver | undefined }>();

  constructor(
    private readonly resource: object,
    private readonly label: string,
    private readonly transfer: TransferProperties,
  ) {}

  outputOf(name: string): unknown {
    const known = this.made.get(name);
    if (known !== undefined) return known.output;
    const { [passing]: resolve } = this.transfer(this.resource, this.label, { [passing]: undefined });
    const output: unknown = Reflect.get(this.resource, passing);
    Reflect.deleteProperty(this.resource, passing);
    this.made.set(name, { output, resolve });
    const before = this.settled.get(name);
    if (before !== undefined) resolve?.(...before);
    this.settled.delete(name);
    return output;
  }

  settle(name: string, all: readonly unknown[]): void {
    const asked = this.made.get(name);
    if (asked === undefined) this.settled.set(name, isNothing(all) ? nothing : all);
    else asked.resolve?.(...all);
  }
}

const isNothing = (all: readonly unknown[]) =>
  all.length <= nothing.length && all.every((part, index) => part === nothing[index]);

/** One for each name, whatever the resource: so all resources of a type keep one layout in memory. */
const descriptors = new Map<string, PropertyDescriptor>();

function descriptorOf(name: string): PropertyDescriptor {
  const known = descriptors.get(name);
  if (known !== undefined) return known;
  const made: PropertyDescriptor & ThisType<object> = {
    get() {
      const postponed: unknown = Reflect.get(this, place);
      return postponed instanceof Postponed ? postponed.outputOf(name) : undefined;
    },
    // As with a plain property: a class of the program's own may put something else there.
    set(value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: true,
    configurable: true,
  };
  descriptors.set(name, made);
  return made;
}

/**
 * Has the SDK make a resource's outputs when they are asked for. By itself it makes each of them at once, with two dozen promises: more than
 * all else that a plan takes in time and memory, and hardly one in ten is ever read. What is read is the SDK's own output.
 * @param file the SDK's entry, beside which its parts are. An SDK that is written in another way is left as it is
 */
export function postponeOutputs(file: string): void {
  const rpc = partOf(file, "runtime/rpc.js");
  const transfer: unknown = Reflect.get(rpc, "transferProperties");
  if (!isTransfer(transfer) || postponing.has(transfer)) return;
  const postponed: TransferProperties = (onto, label, props) => {
    const names = Object.keys(props).filter((name) => name !== "id" && name !== "urn");
    // What is there already is the SDK's to refuse, or to overrule.
    if (names.some((name) => name in onto)) return transfer(onto, label, props);
    const own = new Postponed(onto, label, transfer);
    Object.defineProperty(onto, place, { value: own });
    const resolvers: Record<string, Resolver> = {};
    for (const name of names) {
      Object.defineProperty(onto, name, descriptorOf(name));
      resolvers[name] = (...all) => own.settle(name, all);
    }
    return resolvers;
  };
  postponing.add(postponed);
  Reflect.set(rpc, "transferProperties", postponed);
}

const postponing = new WeakSet<object>();

const isTransfer = (value: unknown): value is TransferProperties => typeof value === "function" && value.length === 3;
