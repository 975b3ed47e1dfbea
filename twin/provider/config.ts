import { resolve } from "node:path";
import type { TwinSettings } from "../contract/desired-state";
import { CloudError, type Json, type Props } from "../contract/resources";
import { noteRegion } from "../control/region-note";
import type { Tagging } from "../control/tagging";
import { isList, isProps } from "../control/values";
import { openedJson, readProvider } from "../providers";

/** What a stack's AWS provider tells the twin. */
export interface ProviderConfig {
  readonly region: string;
  /** `defaultTags` and `ignoreTags`; absent where it sets neither. */
  readonly tagging?: Tagging;
  /** The stack's twin folder, absolute; undefined for a scratch plan of a stack that lives elsewhere. */
  readonly folder: string | undefined;
  readonly settings: TwinSettings;
}

const fallback: TwinSettings = { bootTime: 1, metricPeriod: 60, nodeCommand: [] };

/** `scratch`: nothing outlives the process, so any provider's arguments will do; `stack`: a twin's folder is needed. */
export type Purpose = "scratch" | "stack";

/**
 * Reads the provider's arguments: `region`, and `endpoints[0].sts` as `unix:<folder>?bootTime=1&metricPeriod=60&nodeCommand=["node","x.js"]`
 * with the folder relative to `cwd`; `defaultTags` and `ignoreTags`. Nested arguments may be JSON texts, as the engine sends them.
 * @param accepted names of regions that the user vouches for
 * @throws {@link CloudError} `InvalidConfiguration` with the value received and what is expected.
 */
export function parseProviderConfig(
  args: Props,
  cwd: string,
  purpose: Purpose,
  accepted: readonly string[] = [],
): ProviderConfig {
  const note = noteRegion(args, accepted);
  if (note?.kind === "wrong") throw invalid(`region: ${note.failure.reason}`);
  const { region, tagging } = readProvider(args);
  const tags = tagging === undefined ? {} : { tagging };
  if (region === undefined) {
    throw invalid(
      `region: expected a region such as "eu-west-1", got ${JSON.stringify(args.region ?? null)}; ` +
        "set it in the provider, or aws:region in the stack's file",
    );
  }
  const endpoint = endpointOf(args.endpoints);
  if (endpoint === undefined || !/^unix:[^?]/.test(endpoint)) {
    if (purpose === "scratch") return { region, ...tags, folder: undefined, settings: fallback };
    throw invalid(
      `endpoints[0].sts: expected "unix:<folder of the stack's twin>", got ${JSON.stringify(endpoint ?? null)}`,
    );
  }
  const [address = "", query = ""] = endpoint.split(/\?(.*)/s);
  const folder = resolve(cwd, address.slice("unix:".length));
  return { region, ...tags, folder, settings: parseSettings(new URLSearchParams(query)) };
}

function endpointOf(endpoints: Json | undefined): string | undefined {
  const list = openedJson(endpoints);
  const first = isList(list) ? list[0] : undefined;
  const sts = isProps(first) ? first.sts : undefined;
  return typeof sts === "string" ? sts : undefined;
}

function parseSettings(query: URLSearchParams): TwinSettings {
  return {
    bootTime: seconds(query, "bootTime", 0),
    metricPeriod: seconds(query, "metricPeriod", 1),
    nodeCommand: command(query.get("nodeCommand")),
  };
}

function seconds(query: URLSearchParams, key: "bootTime" | "metricPeriod", minimum: number): number {
  const text = query.get(key);
  if (text === null) return fallback[key];
  const value = Number(text);
  if (text !== "" && Number.isFinite(value) && value >= minimum) return value;
  throw invalid(`vipkit:twin: ${key}: expected seconds, ${minimum} or more, got "${text}"`);
}

function command(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  const words = openedJson(text);
  if (isList(words) && words.every((word) => typeof word === "string")) return words;
  throw invalid(`vipkit:twin: nodeCommand: expected a list of words such as ["node", "server.js"], got ${text}`);
}

function invalid(message: string): CloudError {
  return new CloudError("InvalidConfiguration", message);
}
