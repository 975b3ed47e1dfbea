import { z } from "zod";
import type { ScalingGroup } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import type { Instance } from "./instance";
import { type Refresh, refreshShape, sameTemplate } from "./refresh";

const template = z.object({
  id: z.string(),
  version: z.number(),
  floating: z.boolean(),
  securityGroups: z.array(z.string()),
  userData: z.string(),
});

/** What a scaling group remembers beyond its declaration. */
export const groupMemoryShape = z.object({
  name: z.string(),
  /** The template that the group declared when it was last looked at. */
  declared: z.object({ id: z.string(), version: z.number() }).optional(),
  /** Every template version that a node of the group still runs or may go back to. */
  templates: z.array(template).default([]),
  refresh: refreshShape.optional(),
  schedulesCheckedAt: z.number(),
});

export type GroupMemory = z.output<typeof groupMemoryShape>;

export function newMemory(name: string, now: number): GroupMemory {
  return { name, templates: [], schedulesCheckedAt: now };
}

/** The template's content at a version that the group no longer declares: its template itself may be gone. */
export function recall(memory: GroupMemory, group: ScalingGroup, key: { id: string; version: number }): LaunchTemplate {
  return memory.templates.find((known) => sameTemplate(known, key)) ?? group.launchTemplate;
}

/** Learns the declared version and forgets those that nothing refers to any more. */
export function learn(memory: GroupMemory, group: ScalingGroup, instances: readonly Instance[]): GroupMemory {
  const declared = group.launchTemplate;
  const known = memory.templates.some((item) => sameTemplate(item, declared))
    ? memory.templates
    : [...memory.templates, { ...declared, securityGroups: [...declared.securityGroups] }];
  const referred = [
    declared,
    ...instances.map((instance) => instance.template),
    ...keysOf(memory.refresh),
    ...(memory.declared === undefined ? [] : [memory.declared]),
  ];
  const templates = known.filter((item) => referred.some((key) => sameTemplate(item, key)));
  const unchanged = templates.length === memory.templates.length && known === memory.templates;
  return unchanged ? memory : { ...memory, templates };
}

function keysOf(refresh: Refresh | undefined) {
  if (refresh === undefined) return [];
  return refresh.previous === undefined ? [refresh.target] : [refresh.target, refresh.previous];
}
