import { z } from "zod";

const unplayable = z.object({
  /** Of the provider that makes it: `aws`, `random`. */
  plugin: z.string(),
  type: z.string(),
  name: z.string(),
  /** `index.ts:12`, where that is known. */
  place: z.string().optional(),
});

/** What the twin has no model of. */
export type Unplayable = z.output<typeof unplayable>;

/** What keeps a program from coming up on the twin, all of it. */
export const findings = z.object({
  resources: z.array(unplayable),
  /** Tokens of look-ups that it cannot answer. */
  lookUps: z.array(z.string()),
  /** Look-ups that find nothing on it, a line each. */
  absent: z.array(z.string()),
  /** What AWS would refuse, a line each. */
  refused: z.array(z.string()),
  /** What the twin for Kubernetes cannot do, a line each. */
  objects: z.array(z.string()),
  /** Images that the example server stands in for. */
  images: z.array(z.string()),
});

export type Findings = z.output<typeof findings>;
