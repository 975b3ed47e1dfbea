import * as pulumi from "@pulumi/pulumi";
import { parseStackConfig, renderIssue, type StackConfig as Settings, SpecError, type TwinSettings } from "../model";

export type TwinConfig = TwinSettings;

/** Everything one environment sets. */
export interface StackConfig extends Settings {
  readonly stack: string;
}

/** A value as the engine hands it on; text that is no JSON is kept, for the schema to refuse. */
function read(config: pulumi.Config, key: string): unknown {
  try {
    return config.getObject(key);
  } catch {
    return config.get(key);
  }
}

/** The stack's values, checked. Throws one error that lists everything wrong with them, and logs what is odd. */
export function loadConfig(): StackConfig {
  const config = new pulumi.Config("vipkit");
  const stack = pulumi.getStack();
  const raw = { cluster: read(config, "cluster"), twin: read(config, "twin"), limits: read(config, "limits") };
  try {
    const settings = parseStackConfig(raw, stack);
    for (const warning of settings.warnings) void pulumi.log.warn(renderIssue({ type: "Stack", name: stack }, warning));
    return { ...settings, stack };
  } catch (error) {
    throw error instanceof SpecError ? new pulumi.RunError(error.message) : error;
  }
}
