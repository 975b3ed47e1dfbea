import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { parseArgs } from "../components/errors";
import { type ClusterSpec, clusterSpec, isLimitKey, type LimitOverrides, limitsWith } from "../model";

const limitOverrides = z.record(
  z.string().refine(isLimitKey, "no such limit"),
  z.strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    severity: z.enum(["error", "warning"]).optional(),
  }),
);

/** How the twin plays the machines behind a local stack. */
const twinSettings = z.strictObject({
  /** Seconds from launch to the start of a node's process, standing for the machine's boot. */
  bootTime: z.number().min(0).max(600).default(1),
  /** Seconds of one metric datapoint for target tracking; the vendor's is 60. */
  metricPeriod: z.number().min(1).max(300).default(60),
  /** Command of every node whose workload is a container image; empty: the example server. */
  nodeCommand: z.array(z.string().min(1)).default([]),
});

export type TwinConfig = z.output<typeof twinSettings>;

/** Everything one environment sets. */
export interface StackConfig {
  readonly stack: string;
  readonly cluster: ClusterSpec;
  readonly twin: TwinConfig;
  readonly limits: LimitOverrides;
}

/** The stack's values, checked. Throws one error that lists everything wrong with them. */
export function loadConfig(): StackConfig {
  const config = new pulumi.Config("vipkit");
  const stack = pulumi.getStack();
  const read = <S extends z.ZodType>(key: string, schema: S): z.output<S> =>
    parseArgs(schema, config.getObject(key) ?? {}, { type: key, name: stack });
  const limits: LimitOverrides = read("limits", limitOverrides);
  return {
    stack,
    limits,
    twin: read("twin", twinSettings),
    cluster: read("cluster", clusterSpec(limitsWith(limits))),
  };
}
