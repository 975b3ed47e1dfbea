import * as pulumi from "@pulumi/pulumi";
import { type StackConfig as ParsedConfig, parseStackConfig, renderIssue, SpecError } from "../model";

/** Everything one environment sets, and what the environment is called. */
export interface StackConfig extends Omit<ParsedConfig, "warnings"> {
  readonly stack: string;
}

/** Texts of the stack's file as the model reads them; the engine has turned maps into JSON. */
function read(config: pulumi.Config) {
  return {
    cluster: config.getObject("cluster"),
    twin: config.getObject("twin"),
    limits: config.getObject("limits"),
    reasons: config.getObject("reasons"),
  };
}

/** An error for the user has no stack trace. */
function parse(raw: ReturnType<typeof read>, stack: string): ParsedConfig {
  try {
    return parseStackConfig(raw, stack);
  } catch (error) {
    throw error instanceof SpecError ? new pulumi.RunError(error.message) : error;
  }
}

/** The stack's values under `vipkit:`, checked. Throws one error that lists everything wrong with them; what is odd is a warning. */
export function loadConfig(): StackConfig {
  const stack = pulumi.getStack();
  const { warnings, ...config } = parse(read(new pulumi.Config("vipkit")), stack);
  for (const warning of warnings) void pulumi.log.warn(renderIssue({ type: "Stack", name: stack }, warning));
  return { ...config, stack };
}
