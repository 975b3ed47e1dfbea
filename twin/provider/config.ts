import { resolve } from "node:path";
import { CloudError, type Json, type Props } from "../control/types";
import { isList, isProps, toJson } from "../control/values";
import type { TwinSettings } from "../data/types";

/** What a stack's explicit `aws.Provider` tells the twin. */
export interface ProviderConfig {
  readonly region: string;
  /** The stack's twin folder, absolute; undefined for a scratch plan of a stack that lives elsewhere. */
  readonly folder: string | undefined;
  readonly settings: TwinSettings;
}

const fallback: TwinSettings = { bootTime: 1, metricPeriod: 60, nodeCommand: [] };

/** `scratch`: nothing outlives the process, so any provider's arguments will do; `stack`: a twin's folder is needed. */
export type Purpose = "scratch" | "stack";

/**
 * Reads the provider's arguments: `region`, and `endpoints[0].sts` as `unix:<folder>?bootTime=1&metricPeriod=60&nodeCommand=["node","x.js"]`
 * with the folder relative to `cwd`. Nested arguments may be JSON texts, as the engine sends them.
 * @throws {@link CloudError} `InvalidConfiguration` with the value received and what is expected.
 */
export function parseProviderConfig(args: Props, cwd: string, purpose: Purpose): ProviderConfig {
  const region = args.region;
  if (typeof region !== "string" || region === "") {
    throw invalid(`region: expected a region such as "eu-west-1", got ${JSON.stringify(region ?? null)}`);
  }
  const endpoint = endpointOf(args.endpoints);
  if (endpoint === undefined || !/^unix:[^?]/.test(endpoint)) {
    if (purpose === "scratch") return { region, folder: undefined, settings: fallback };
    throw invalid(
      `endpoints[0].sts: expected "unix:<folder of the stack's twin>", got ${JSON.stringify(endpoint ?? null)}`,
    );
  }
  const [address = "", query = ""] = endpoint.split(/\?(.*)/s);
  const folder = resolve(cwd, address.slice("unix:".length));
  return { region, folder, settings: parseSettings(new URLSearchParams(query)) };
}

function endpointOf(endpoints: Json | undefined): string | undefined {
  const list = opened(endpoints ?? null);
  const first = isList(list) ? list[0] : undefined;
  const sts = isProps(first) ? first.sts : undefined;
  return typeof sts === "string" ? sts : undefined;
}

/** The engine sends nested provider arguments as JSON texts. */
function opened(value: Json): Json {
  if (typeof value !== "string") return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return toJson(parsed);
  } catch {
    return value;
  }
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
  const words = opened(text);
  if (isList(words) && words.every((word) => typeof word === "string")) return words;
  throw invalid(`vipkit:twin: nodeCommand: expected a list of words such as ["node", "server.js"], got ${text}`);
}

function invalid(message: string): CloudError {
  return new CloudError("InvalidConfiguration", message);
}
