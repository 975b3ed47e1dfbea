import { z } from "zod";
import { within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { logRetention } from "../network/schema";

/** The options of sessions, each by itself; `sessionsSettings` adds the rules between them. */
export const sessionsShape = (limits: Limits) =>
  z.strictObject({
    retention: logRetention(limits).default(365).describe("Days that what was typed and shown is kept."),
    idleTimeout: within(limits, "ssm.session.idle")
      .default(1200)
      .describe("Seconds, whole minutes of them, without a key or an answer after which a session ends."),
    maxDuration: within(limits, "ssm.session.duration")
      .default(3600)
      .describe("Seconds, whole minutes of them, after which every session ends."),
  });

export type SessionsShape = z.output<ReturnType<typeof sessionsShape>>;
