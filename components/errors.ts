import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { SpecError, type Subject } from "../model/settings/issue";
import { parseSettings } from "../platforms/aws/parse";

export type { Subject } from "../model/settings/issue";

/** One thing that is wrong: where, what was found, and what to do about it. */
export interface Problem {
  /** `listeners.https.port`; empty for the component as a whole. */
  readonly path: string;
  /** Lower case, no full stop: `must be ..., got 3; ...`. */
  readonly message: string;
}

/** An error for the user, without a stack trace: one line per problem, all at once. Throw it before `super()`. */
export function problemsError(subject: Subject, problems: readonly Problem[]): pulumi.RunError {
  const head = `vip:${subject.type} "${subject.name}"`;
  const lines = problems.map(({ path, message }) =>
    path === "" ? `${head}: ${message}` : `${head}: ${path}: ${message}`,
  );
  return new pulumi.RunError(lines.join("\n"));
}

/** Throws all problems as one error; does nothing when there are none. */
export function refuse(subject: Subject, problems: readonly Problem[]): void {
  if (problems.length > 0) throw problemsError(subject, problems);
}

/** The caller's settings with defaults resolved, or one error that lists everything wrong with them. Call it before `super()`. */
export function parseArgs<T extends z.ZodType>(schema: T, input: unknown, subject: Subject): z.output<T> {
  try {
    return parseSettings(schema, input, subject);
  } catch (error) {
    throw error instanceof SpecError ? new pulumi.RunError(error.message) : error;
  }
}
