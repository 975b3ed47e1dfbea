import { z } from "zod";
import { readAcceptedRegions, regionKey } from "../../components/vip-cluster/stack/stack-texts";
import { parseJson } from "../../model/graph/json";
import { UserError } from "../../model/user-error";
import { checkSettings } from "../../platforms/aws/parse";
import { findRegion } from "../../platforms/aws/regions";
import { regionsSettings } from "../../platforms/aws/regions/accepted";
import type { StackFiles } from "../project";
import { settingPlace } from "../setting-place";
import { hasSpec } from "../stack-values";

/** What a stack's values say of its default AWS provider. */
interface DefaultProvider {
  /** `aws:region`, else `AWS_REGION` or `AWS_DEFAULT_REGION`, as the provider itself has it. */
  readonly region: string | undefined;
  /** What is taken without another word: `vipkit:regions`, and what was said of the stack's file already. */
  readonly regions: readonly string[];
  /** JSON texts of `aws:defaultTags` and `aws:ignoreTags`. */
  readonly defaultTags: string | undefined;
  readonly ignoreTags: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Files = Pick<StackFiles, "config" | "secretKeys" | "locate">;

/** Where the provider looks when the stack's values name no region. */
const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

const regionsKey = "vipkit:regions";

/** Reads what every command needs to know of the stack's default provider. Of a region that is none it says nothing. */
export function readDefaultProvider({ config }: Pick<Files, "config">, env: Environment): DefaultProvider {
  return {
    region: config[regionKey] ?? setVariable(env)?.value,
    regions: takenRegions(config),
    defaultTags: config["aws:defaultTags"],
    ignoreTags: config["aws:ignoreTags"],
  };
}

/**
 * Refuses what the stack, or the shell, says wrongly of regions. Where there is a spec, its reader says so, with all else that is wrong with it.
 * @throws UserError with the nearest names
 */
export function refuseWrongRegions(files: Files, env: Environment): void {
  if (!hasSpec(files)) refuse([...listProblems(files), ...findings(files, env, "wrong")]);
}

/** As {@link refuseWrongRegions}, once a program has run: one that has a spec's keys need not read them. */
export const refuseUnreadRegion = (files: Files, env: Environment): void => refuse(findings(files, env, "wrong"));

function refuse(lines: readonly string[]): void {
  if (lines.length > 0) throw new UserError(lines.join("\n"));
}

/** A region of the default provider that may have opened since the table was read: a line each. */
export const newRegionNotes = (files: Files, env: Environment): readonly string[] => findings(files, env, "new");

function findings(files: Files, env: Environment, kind: "new" | "wrong"): string[] {
  const { config, secretKeys } = files;
  const set = config[regionKey];
  const variable = setVariable(env);
  const region = set ?? variable?.value;
  if (region === undefined || (set !== undefined && secretKeys.includes(regionKey))) return [];
  const found = findRegion(region, readAcceptedRegions(config));
  if (found?.kind !== kind) return [];
  const place = set === undefined ? `${variable?.name ?? ""} of the environment` : settingPlace(files, regionKey);
  return [`${place}: ${found.text}`];
}

/** `vipkit:regions`, and new ones of the default provider and of the spec: each is noted where it stands. */
export function takenRegions(config: Files["config"]): readonly string[] {
  const accepted = readAcceptedRegions(config);
  const cluster = z.looseObject({ region: z.string() }).safeParse(parseJson(config["vipkit:cluster"] ?? ""));
  const noted = [config[regionKey], cluster.data?.region].filter((name) => name !== undefined);
  return [...accepted, ...noted.filter((name) => findRegion(name, accepted)?.kind === "new")];
}

function listProblems(files: Files): string[] {
  const { config } = files;
  const text = config[regionsKey];
  if (text === undefined || checkSettings(regionsSettings(), parseJson(text)).ok) return [];
  return [
    `${settingPlace(files, regionsKey)}: not a list of regions, got ${text.slice(0, 80)}; names such as [eu-west-4], each as AWS builds them`,
  ];
}

function setVariable(env: Environment): { readonly name: string; readonly value: string } | undefined {
  for (const name of variables) {
    const value = env[name] ?? "";
    if (value !== "") return { name, value };
  }
  return undefined;
}
