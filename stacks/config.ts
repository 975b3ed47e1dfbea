import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type {
  AnyStackConfig,
  KubernetesStackConfig as ParsedKubernetes,
} from "../components/vip-cluster/stack/any-stack";
import type { StackConfig as ParsedConfig } from "../components/vip-cluster/stack/stack";
import {
  parseAnyStackTexts,
  parseStackTexts,
  renderStackIssue,
  StackTextError,
} from "../components/vip-cluster/stack/stack-texts";
import type * as StackFiles from "../engine/stack-files";
import type { StackTexts } from "../model/settings/stack-texts";

/** Everything one environment sets, and what the environment is called. */
export interface StackConfig extends Omit<ParsedConfig, "warnings"> {
  readonly stack: string;
}

/** Everything one environment on Kubernetes sets, and what the environment is called. */
export interface KubernetesStackConfig extends Omit<ParsedKubernetes, "warnings"> {
  readonly stack: string;
}

/** The SDK knows which keys hold something encrypted, and has no public way to say so. */
function isSecret(key: string): boolean {
  const ask: unknown = Reflect.get(pulumi.runtime, "isConfigSecret");
  return typeof ask === "function" && Reflect.apply(ask, undefined, [key]) === true;
}

function read(): StackTexts {
  const config = pulumi.runtime.allConfig();
  const secretKeys = Object.keys(config).filter(isSecret);
  return { project: pulumi.getProject(), stack: pulumi.getStack(), config, secretKeys };
}

const isLocator = (loaded: unknown): loaded is typeof StackFiles =>
  typeof loaded === "object" && loaded !== null && "findStackTexts" in loaded;

/** With the lines of the stack's file, which is read only when there is something to say of it. */
function located(texts: StackTexts): StackTexts {
  const loaded: unknown = createRequire(__filename)("../engine/stack-files");
  return isLocator(loaded) ? { ...texts, ...loaded.findStackTexts(process.cwd(), texts) } : texts;
}

/** An error for the user has no stack trace. */
function parse<T>(texts: StackTexts, reader: (texts: StackTexts) => T): T {
  try {
    return reader(texts);
  } catch (error) {
    throw error instanceof StackTextError ? new pulumi.RunError(error.message) : error;
  }
}

function parseOrLocate<T>(texts: StackTexts, reader: (texts: StackTexts) => T): T {
  if (texts.secretKeys.some((key) => key.startsWith("vipkit:"))) return parse(located(texts), reader);
  try {
    return parse(texts, reader);
  } catch {
    return parse(located(texts), reader);
  }
}

/** What is odd is a warning. */
function warn(warnings: AnyStackConfig["warnings"], texts: StackTexts): void {
  const places = warnings.length > 0 ? located(texts) : texts;
  for (const warning of warnings) void pulumi.log.warn(renderStackIssue(warning, places));
}

/**
 * The stack's values under `vipkit:`, checked, of a spec for AWS. Throws one error that lists everything wrong with them; what is odd is a warning.
 */
export function loadConfig(): StackConfig {
  const texts = read();
  const { warnings, ...config } = parseOrLocate(texts, parseStackTexts);
  warn(warnings, texts);
  return { ...config, stack: texts.stack };
}

/** As `loadConfig`, for whatever platform the spec names. */
export function loadAnyConfig(): StackConfig | KubernetesStackConfig {
  const texts = read();
  const { warnings, ...config } = parseOrLocate(texts, parseAnyStackTexts);
  warn(warnings, texts);
  return { ...config, stack: texts.stack };
}
