import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { ClusterSpecInput } from "../../components/vip-cluster/inputs";
import { type CloudAnswers, type Recorded, record } from "./recorder";

export const environments = ["local", "dev", "staging", "prod"] as const;
export type Environment = (typeof environments)[number];

export interface StackValues {
  readonly "vipkit:cluster": ClusterSpecInput;
  readonly [key: string]: unknown;
}

const root = resolve(__dirname, "..", "..", "..");
const entry = join(root, "dist", "stacks", "index.js");
const load = createRequire(__filename);

/** One environment's values as its file has them. */
export function valuesOf(environment: Environment): StackValues {
  const file = parse(readFileSync(join(root, "stacks", `Pulumi.${environment}.yaml`), "utf8")) as {
    config: StackValues;
  };
  return file.config;
}

const clouds: CloudAnswers = {
  functions: {
    "aws:lb/getLbs:getLbs": () => ({ arns: [] }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": () => ({
      names: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    }),
  },
};

/** Runs the real program on these values, and tells what it asked for. */
export async function runStack(
  values: StackValues,
): Promise<{ outputs: Record<string, unknown>; resources: readonly Recorded[] }> {
  const config = Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]);
  const { result, resources } = await record(() => {
    pulumi.runtime.setAllConfig(Object.fromEntries(config) as Record<string, string>, []);
    return (load(entry) as { run(): Promise<Record<string, unknown>> }).run();
  }, clouds);
  return { outputs: result, resources };
}

/** The same values with every map written the other way round. */
export function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => reversed(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>).map(([key, item]) => [key, reversed(item)]);
  return Object.fromEntries(entries.reverse()) as T;
}
