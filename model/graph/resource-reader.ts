import type { GraphResource } from "./resource";
import { isList, isRecord, Secret, Unknown, unknown, type Value } from "./values";

const sayings = { unknown: " is not known yet", secret: " is a secret that cannot be read here", open: "" } as const;

/** Thrown where a value decides and is not known yet; the judge catches it. */
export class UnknownValueError extends Error {
  constructor(
    readonly urn: string,
    /** `defaultActions[0].type`; a whole sentence where more than one property leaves it `open`. */
    readonly property: string,
    readonly why: "unknown" | "secret" | "open",
  ) {
    super(`${property}${sayings[why]}`);
    this.name = "UnknownValueError";
  }
}

/** What `read` answers; undefined where it meets what is not known. */
export function ifKnown<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownValueError) return undefined;
    throw error;
  }
}

/** A resource, or a part of its inputs, to be read by path. What is absent is `undefined`, as the vendor's default. */
export class ResourceReader {
  constructor(
    readonly resource: GraphResource,
    private readonly value: Value | undefined,
    /** Path of this part inside the inputs; empty for the whole. */
    readonly path: string,
    /** Why it cannot be told what is here, as a sentence; undefined where it can. */
    private readonly open?: string,
  ) {}

  /**
   * The part at a path like `healthCheck.interval`. Never throws: a part of an unknown is unknown, and so is a part of a list of several, which
   * `items` reads.
   */
  at(path: string): ResourceReader {
    const whole = this.path === "" ? path : `${this.path}.${path}`;
    let value = opened(this.value);
    for (const key of path.split(".")) {
      if (value instanceof Unknown || value instanceof Secret) break;
      const isIndex = /^\d+$/.test(key);
      if (isList(value) && !isIndex && value.length > 1) {
        const open = `${whole}: which of ${value.length} entries decides is not told`;
        return new ResourceReader(this.resource, unknown, whole, open);
      }
      // Lists of at most one object come as the object, or as the list, depending on who is asked.
      const holder: Value | undefined = isList(value) && !isIndex ? opened(value[0]) : value;
      value = isRecord(holder) ? opened(holder[key]) : isList(holder) ? opened(holder[Number(key)]) : undefined;
    }
    return new ResourceReader(this.resource, value, whole, this.open);
  }

  /** The value of a map by its key, which may hold dots: `at` would take them for steps. Never throws. */
  entry(key: string): ResourceReader {
    const path = `${this.path}[${JSON.stringify(key)}]`;
    const { value } = this;
    if (value instanceof Unknown || value instanceof Secret) return new ResourceReader(this.resource, value, path);
    return new ResourceReader(this.resource, isRecord(value) ? opened(value[key]) : undefined, path, this.open);
  }

  /** The resource of which this is a part, as a whole. */
  get root(): ResourceReader {
    return this.path === "" ? this : new ResourceReader(this.resource, this.resource.inputs, "");
  }

  /** True when the program says something here, known or not. */
  get isSet(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isKnown(): boolean {
    return !(this.value instanceof Unknown) && !(this.value instanceof Secret);
  }

  has(path: string): boolean {
    return this.at(path).isSet;
  }

  /** Throws UnknownValueError. */
  text(path: string): string | undefined {
    const value = this.at(path).known();
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
  }

  /** A number, also where the provider takes it as text. Throws UnknownValueError. */
  number(path: string): number | undefined {
    const value = this.at(path).known();
    if (typeof value === "number") return value;
    return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
      ? Number(value)
      : undefined;
  }

  /** A boolean, also where the provider takes it as text. Throws UnknownValueError. */
  flag(path: string): boolean | undefined {
    const value = this.at(path).known();
    if (typeof value === "boolean") return value;
    return value === "true" ? true : value === "false" ? false : undefined;
  }

  /** The entries of a list; one object counts as a list of one. Throws UnknownValueError when the list itself is unknown. */
  items(path: string): readonly ResourceReader[] {
    const part = this.at(path);
    const value = part.known();
    if (isList(value))
      return value.map((item, index) => new ResourceReader(this.resource, opened(item), `${part.path}[${index}]`));
    return value === undefined || value === null ? [] : [part];
  }

  /** The texts of a list. Throws UnknownValueError when one of them is unknown. */
  texts(path: string): readonly string[] {
    return this.items(path).flatMap((item) => {
      const value = item.known();
      return typeof value === "string" ? [value] : [];
    });
  }

  /** This part as it is. Throws UnknownValueError. */
  known(): Value | undefined {
    if (this.open !== undefined) throw new UnknownValueError(this.resource.urn, this.open, "open");
    if (this.value instanceof Unknown) throw new UnknownValueError(this.resource.urn, this.path, "unknown");
    if (this.value instanceof Secret) throw new UnknownValueError(this.resource.urn, this.path, "secret");
    return this.value;
  }
}

/** A secret's value, where there is one. */
function opened(value: Value | undefined): Value | undefined {
  return value instanceof Secret && value.value !== undefined ? opened(value.value) : value;
}
