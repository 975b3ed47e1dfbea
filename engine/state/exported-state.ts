import { z } from "zod";
import type { StateResource } from "../../model/graph/from-state";
import { toValues } from "../wire/values";

const record = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((raw) => toValues(raw ?? {}));

const resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  custom: z.boolean().default(false),
  id: z.string().optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  /** On its way out: its successor is in the state as well. */
  delete: z.boolean().default(false),
  /** Read, not managed. */
  external: z.boolean().default(false),
  inputs: record,
  outputs: record,
  protect: z.boolean().default(false),
  ignoreChanges: z.array(z.string()).default([]),
  propertyDependencies: z
    .record(
      z.string(),
      z
        .array(z.string())
        .nullable()
        .transform((urns) => urns ?? []),
    )
    .nullish()
    .transform((found) => found ?? {}),
});

const exported = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({ resources: z.array(resource).nullish() }),
});

/** The resources of what `pulumi stack export` writes. Undefined for anything else. */
export function readExportedState(raw: unknown): readonly StateResource[] | undefined {
  const state = exported.safeParse(raw);
  if (!state.success) return undefined;
  return (state.data.deployment.resources ?? []).filter((one) => !one.delete && !one.external);
}
