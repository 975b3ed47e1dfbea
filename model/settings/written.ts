import type { z } from "zod";

/** Options that the object under way has by itself. Objects are parsed one after the other, so one set serves them all. */
const written = new Set<string>();

/** An option below a default that is noted when it is written: a default is filled in without asking the schema below it. */
export function noted<S extends z.ZodType>(path: string, schema: S): S {
  return schema.superRefine(() => {
    written.add(path);
  });
}

/** What the object whose rules are running has written, by path: `healthCheck.interval`. */
export const writtenOptions: ReadonlySet<string> = written;

/** The schema of an object with options that are noted: behind its rules they are forgotten. */
export function forgetting<S extends z.ZodType>(schema: S): S {
  return schema.superRefine(() => written.clear(), { when: () => true });
}
