import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { SpecError, type Subject } from "../../model/settings/issue";
import type { Checked } from "../../model/settings/parse";
import { parseSettings } from "../../platforms/kubernetes/parse";

/** The caller's settings with defaults resolved, or one error that lists everything wrong with them. Call it before `super()`. */
export function settingsOf<T extends z.ZodType>(schema: T, input: unknown, subject: Subject): z.output<T> {
  try {
    return parseSettings(schema, input, subject);
  } catch (error) {
    throw error instanceof SpecError ? new pulumi.RunError(error.message) : error;
  }
}

/** What was checked, or one error that lists everything wrong with it. Call it before `super()`. */
export function refuseIssues<T>(checked: Checked<T>, subject: Subject): T {
  if (!checked.ok) throw new pulumi.RunError(new SpecError(subject, checked.issues).message);
  return checked.value;
}
