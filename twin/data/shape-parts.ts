import { z } from "zod";

/** Parts of stored outputs. Numbers and flags may be stored as text; what is absent takes the given value. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish();
export const number = (fallback: number) =>
  scalar.transform((value) => (value === undefined || value === null || value === "" ? fallback : Number(value)));
export const optionalNumber = scalar.transform((value) =>
  value === undefined || value === null || value === "" ? undefined : Number(value),
);
export const flag = (fallback: boolean) =>
  scalar.transform((value) => (value === undefined || value === null ? fallback : String(value) === "true"));
export const text = (fallback: string) => scalar.transform((value) => String(value ?? fallback));
export const optionalText = scalar.transform((value) =>
  value === undefined || value === null || value === "" ? undefined : String(value),
);
export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);
export const block = <T extends z.ZodType>(item: T) => item.nullish();
