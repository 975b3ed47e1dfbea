/** A number that Go holds as float64. */
export class Float {
  constructor(readonly value: number) {}
}

/** A moment that yaml.v3 read from an unquoted date. It always is in UTC: other zones are refused. */
export class Time {
  /** As Go prints it, which is the text that a program gets: `2026-11-28 00:00:00 +0000 UTC`. */
  readonly text: string;
  /** As yaml.v3 and encoding/json write it: `2026-11-28T00:00:00Z`. */
  readonly rfc3339: string;

  constructor(date: string, time: string) {
    this.text = `${date} ${time} +0000 UTC`;
    this.rfc3339 = `${date}T${time}Z`;
  }
}

/** One key of a map and its value. */
export interface Entry {
  readonly key: Scalar;
  readonly value: Value;
  /** Where the key stands in the file; undefined where it is not known. */
  readonly offset: number | undefined;
}

/** A map, keys in any order: the engine sorts them. */
export class Mapping {
  constructor(
    readonly entries: readonly Entry[],
    /** Whether Go holds it as `map[string]any`; the other kind, `map[any]any`, is taken apart differently in some places. */
    readonly hasTextKeys: boolean,
  ) {}

  /** The value of a text key. */
  get(name: string): Value | undefined {
    return this.entry(name)?.value;
  }

  entry(name: string): Entry | undefined {
    return this.entries.find(({ key }) => keyText(key) === name);
  }
}

export class List {
  constructor(
    readonly items: readonly Value[],
    readonly offsets: readonly (number | undefined)[],
  ) {}
}

export type Scalar = null | boolean | string | bigint | Float | Time;
/** What a YAML or JSON file of Pulumi holds, with Go's types: whole numbers are exact, all others are floats. */
export type Value = Scalar | Mapping | List;

/** `strconv.FormatFloat(x, 'g', -1, 64)`: the fewest digits that say it, with an exponent below 1e-4 and from 1e6 on. */
function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/**
 * The name under which the engine knows a map's key (`fmt.Sprintf("%v", key)` in sdk/go/common/resource/config/object.go, after yaml.v3 wrote
 * the file anew and read it again).
 */
export function keyText(key: Scalar): string {
  if (key === null) return "<nil>";
  if (typeof key === "string") return key;
  if (key instanceof Time) return key.text;
  if (key instanceof Float) return formatFloat(key.value);
  return String(key);
}

/** What yaml.v3 writes for a key when the engine writes the file anew: two keys with the same text are refused then. */
export function writtenKey(key: Scalar): string {
  if (key === null) return "null";
  return key instanceof Time ? key.rfc3339 : keyText(key);
}
