import { z } from "zod";
import { partsOf } from "./from-policy";
import { Graph } from "./graph";
import { placesOf } from "./place";
import type { CanonicalType } from "./resource";
import { toValues } from "./values";

const record = z.record(z.string(), z.unknown()).nullish();

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
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});

/** What `pulumi stack export` writes. */
export const exportedState = z.looseObject({
  version: z.number(),
  deployment: z.looseObject({ resources: z.array(resource).nullish() }),
});

/** The graph of an exported state. Throws ZodError for anything else. */
export function graphOfState(raw: unknown, canonicalType: CanonicalType): Graph {
  const resources = (exportedState.parse(raw).deployment.resources ?? []).filter((one) => !one.delete && !one.external);
  const { project, stack } = partsOf(resources[0]?.urn ?? "");
  const placeOf = placesOf(resources.map((one) => ({ ...one, inputs: one.inputs ?? {} })));
  return new Graph(
    project,
    stack,
    resources.map((one) => ({
      type: canonicalType(one.type),
      token: one.type,
      name: one.urn.split("::").slice(3).join("::"),
      urn: one.urn,
      parent: one.parent,
      custom: one.custom,
      id: one.id,
      provider: one.provider,
      region: placeOf({ ...one, inputs: one.inputs ?? {} }),
      inputs: toValues(one.inputs ?? {}),
      outputs: toValues(one.outputs ?? {}),
      references: withLists(one.propertyDependencies ?? {}),
      options: { protect: one.protect, ignoreChanges: one.ignoreChanges },
    })),
  );
}

function withLists(found: Readonly<Record<string, readonly string[] | null>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(found).map(([property, urns]) => [property, urns ?? []]));
}
