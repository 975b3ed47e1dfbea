import { z } from "zod";

const step = z.looseObject({
  /** `create`, `delete-replaced`, ... */
  op: z.string(),
  urn: z.string(),
  type: z.string(),
  /** Inputs that differ. */
  diffs: z.array(z.string()).nullish(),
  old: z.looseObject({ inputs: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  new: z.looseObject({ inputs: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

const aboutStep = z.looseObject({ metadata: step });

/**
 * What the engine tells of an update, a line each with `--json`, as far as it is read here. Source: pulumi sdk/go/common/apitype/events.go,
 * `EngineEvent`.
 */
const engineEvent = z.looseObject({
  sequence: z.number(),
  diagnosticEvent: z
    .looseObject({
      /** Absent for what the program itself says. */
      urn: z.string().optional(),
      prefix: z.string().default(""),
      message: z.string(),
      severity: z.string(),
      /** A word on how far something is; the next one takes its place. */
      isEphemeral: z.boolean().default(false),
    })
    .optional(),
  resourcePreEvent: aboutStep.optional(),
  resOutputsEvent: aboutStep.optional(),
  resOpFailedEvent: aboutStep.optional(),
  stdoutEvent: z.looseObject({ message: z.string() }).optional(),
  policyEvent: z.looseObject({ message: z.string() }).optional(),
  errorEvent: z.looseObject({ error: z.string() }).optional(),
  summaryEvent: z.looseObject({ resourceChanges: z.record(z.string(), z.number()) }).optional(),
});

export type Step = z.output<typeof step>;
export type EngineEvent = z.output<typeof engineEvent>;
export type Diagnostic = NonNullable<EngineEvent["diagnosticEvent"]>;

/** A line of the engine's output as an event; undefined for text, such as what the command line itself finds wrong before it starts. */
export function parseEvent(line: string): EngineEvent | undefined {
  if (!line.startsWith('{"sequence":')) return undefined;
  try {
    return engineEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
