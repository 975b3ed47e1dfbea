import { z } from "zod";

const shapeSchema = z.looseObject({
  type: z.string(),
  members: z.record(z.string(), z.looseObject({ shape: z.string(), documentation: z.string().optional() })).optional(),
  member: z.looseObject({ shape: z.string() }).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
});

export const serviceModel = z.looseObject({ shapes: z.record(z.string(), shapeSchema) });
type ServiceModel = z.output<typeof serviceModel>;
type Shape = z.output<typeof shapeSchema>;

/** What is watched of one member: its range, its values, and every number in its text, since many ranges stand there only. */
interface Fact {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly values?: readonly string[] | undefined;
  readonly numbers: readonly number[];
}

/** By `service Shape.member`. */
export type Facts = Readonly<Record<string, Fact>>;

const numbersIn = (text: string): readonly number[] => {
  const plain = text.replace(/<[^>]+>/g, " ");
  const found = [...plain.matchAll(/(?<![\w.])\d[\d,]*(?![\w.]*\d)/g)].map(([number]) =>
    Number(number.replaceAll(",", "")),
  );
  return [...new Set(found)].sort((a, b) => a - b);
};

/** The shape that holds the range: of a list, its entries' own when it has none. */
function rangeOf(model: ServiceModel, shape: Shape | undefined): Shape | undefined {
  if (shape?.type !== "list" || shape.min !== undefined || shape.max !== undefined) return shape;
  return shape.member === undefined ? shape : model.shapes[shape.member.shape];
}

/** The facts of these shapes in a service's model; a shape that is gone has none. */
export function factsOf(service: string, model: ServiceModel, shapes: readonly string[]): Facts {
  return Object.fromEntries(
    shapes.flatMap((name) =>
      Object.entries(model.shapes[name]?.members ?? {}).map(([member, { shape, documentation }]) => {
        const { min, max, enum: values } = rangeOf(model, model.shapes[shape]) ?? {};
        const fact: Fact = { min, max, values, numbers: numbersIn(documentation ?? "") };
        return [`${service} ${name}.${member}`, fact];
      }),
    ),
  );
}

const listed = (values: readonly unknown[]): string => values.join(", ");

function without<T>(all: readonly T[], others: readonly T[]): readonly T[] {
  return all.filter((value) => !others.includes(value));
}

function changesOf(before: Fact, after: Fact): readonly string[] {
  const moved = (["min", "max"] as const).flatMap((end) =>
    before[end] === after[end] ? [] : [`${end} ${before[end] ?? "none"} -> ${after[end] ?? "none"}`],
  );
  const [old, now] = [before.values ?? [], after.values ?? []];
  const [more, fewer] = [without(now, old), without(old, now)];
  const [newNumbers, oldNumbers] = [without(after.numbers, before.numbers), without(before.numbers, after.numbers)];
  const text =
    newNumbers.length + oldNumbers.length === 0
      ? []
      : [`numbers in the text: - ${listed(oldNumbers)} + ${listed(newNumbers)}`];
  return [
    ...moved,
    ...(more.length === 0 ? [] : [`new values ${listed(more)}`]),
    ...(fewer.length === 0 ? [] : [`values gone ${listed(fewer)}`]),
    ...text,
  ];
}

/** One line per member that came, went or changed. */
export function compareFacts(before: Facts, after: Facts): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    if (old === undefined) return [`${key}: new member`];
    if (now === undefined) return [`${key}: gone`];
    return changesOf(old, now).map((change) => `${key}: ${change}`);
  });
}

/** Whether a limit's two ends still stand where it was read: as the range of the member, or in its text. 0 and 1 need no words. */
export function unsupported(
  limit: { readonly min: number; readonly max: number },
  fact: Fact | undefined,
): readonly number[] {
  if (fact === undefined) return [limit.min, limit.max];
  const known = [
    0,
    1,
    ...(fact.min === undefined ? [] : [fact.min]),
    ...(fact.max === undefined ? [] : [fact.max]),
    ...fact.numbers,
  ];
  return [limit.min, limit.max].filter((end) => !known.includes(end));
}
