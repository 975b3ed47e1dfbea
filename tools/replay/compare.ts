import { z } from "zod";

const reference = z.looseObject({ shape: z.string() });

const shapeSchema = z.looseObject({
  type: z.string(),
  members: z.record(z.string(), reference).optional(),
  member: reference.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
});

type Shape = z.output<typeof shapeSchema>;

/** A service of AWS as botocore has it. */
export const callModel = z.looseObject({
  operations: z.record(z.string(), z.looseObject({ input: reference.optional() })),
  shapes: z.record(z.string(), shapeSchema),
});

export type CallModel = z.output<typeof callModel>;

/** What came of one resource. */
interface Compared {
  /** Values that a member of the call's own shape judged. */
  readonly checked: number;
  /** `path: what AWS's model says against it`. */
  readonly rejected: readonly string[];
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** `healthCheckPath` is `HealthCheckPath`, `kmsKeyId` is `KMSKeyId`; a list has its member's name in the singular at one of the two. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/s$/, "");

/** What AWS writes behind a name where the provider does not: `startWindow` is StartWindowMinutes. */
const units = ["", "Seconds", "Minutes", "Hours", "Days", "Count"];

function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, "su");
  } catch {
    // Java's own syntax.
    return undefined;
  }
}

function outOfRange(size: number, { min, max }: Shape): string | undefined {
  if (min !== undefined && size < min) return `${size} is below ${min}`;
  if (max !== undefined && size > max) return `${size} is above ${max}`;
  return undefined;
}

/** What the shape says against a plain value; undefined when nothing. */
function refusal(value: string | number | boolean, shape: Shape): string | undefined {
  if (shape.type === "string" && typeof value === "string") {
    if (shape.enum !== undefined && !shape.enum.includes(value))
      return `"${value}" is none of ${shape.enum.join(", ")}`;
    const pattern = shape.pattern === undefined ? undefined : patternOf(shape.pattern);
    if (pattern !== undefined && !pattern.test(value)) return `"${value}" does not match ${shape.pattern}`;
    const length = outOfRange([...value].length, shape);
    return length === undefined ? undefined : `length ${length}`;
  }
  const number = Number(value);
  const isNumber = ["integer", "long", "float", "double"].includes(shape.type);
  if (isNumber && typeof value !== "boolean") return Number.isNaN(number) ? "is no number" : outOfRange(number, shape);
  return undefined;
}

/**
 * Holds what a program plans against the model of the call that makes it: every value whose name the call has as well, its words, its pattern, its
 * length and its range. A name that the provider has otherwise than AWS is passed over, and so is what is not known before it is created.
 * @param isOpen whether a text stands for a value that is not known yet
 */
export function compareCall(
  model: CallModel,
  operation: string,
  inputs: unknown,
  isOpen: (text: string) => boolean,
): Compared {
  const rejected: string[] = [];
  let checked = 0;
  const visit = (value: unknown, shape: Shape | undefined, path: string): void => {
    if (shape === undefined) return;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      if (typeof value === "string" && isOpen(value)) return;
      // The provider joins lists of the vendor's into a text, and the other way round.
      if (!["string", "integer", "long", "float", "double", "boolean"].includes(shape.type)) return;
      checked += 1;
      const against = refusal(value, shape);
      if (against !== undefined) rejected.push(`${path}: ${against}`);
    } else if (Array.isArray(value) && shape.type === "list") {
      const against = outOfRange(value.length, shape);
      if (against !== undefined) rejected.push(`${path}: entries ${against}`);
      value.forEach((item, at) => visit(item, model.shapes[shape.member?.shape ?? ""], `${path}[${at}]`));
    } else if (isFields(value) && shape.type === "structure") {
      visitFields(value, shape, path);
    }
  };
  const visitFields = (value: Readonly<Record<string, unknown>>, shape: Shape, path: string): void => {
    const members = new Map(Object.entries(shape.members ?? {}).map(([name, to]) => [plain(name), to.shape]));
    const shapeOf = (name: string) =>
      units
        .map((unit) => model.shapes[members.get(plain(`${name}${unit}`)) ?? ""])
        .find((found) => found !== undefined);
    for (const [name, inner] of Object.entries(value)) {
      const at = path === "" ? name : `${path}.${name}`;
      const own = shapeOf(name);
      if (own !== undefined || !isFields(inner)) visit(inner, own, at);
      // One structure of the provider's is several members of the call: `healthCheck.path` is HealthCheckPath.
      else for (const [key, part] of Object.entries(inner)) visit(part, shapeOf(`${name}${key}`), `${at}.${key}`);
    }
  };
  const input = model.shapes[model.operations[operation]?.input?.shape ?? ""];
  if (input === undefined || !isFields(inputs)) return { checked, rejected: [`there is no call ${operation}`] };
  // Some calls have all that they make in one structure: `BackupPlan`, `RestoreTestingPlan`.
  const [only, ...others] = Object.values(input.members ?? {}).filter(
    ({ shape }) => model.shapes[shape]?.type === "structure",
  );
  visitFields(inputs, input, "");
  const inner = model.shapes[only?.shape ?? ""];
  if (checked === 0 && inner !== undefined && others.length === 0) visitFields(inputs, inner, "");
  return { checked, rejected };
}
