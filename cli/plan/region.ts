import { z } from "zod";
import { describeRegion, judgeRegion } from "../../model/regions";
import { UserError } from "../errors";
import type { StackFiles } from "./project";

/** What a stack's values say of its default AWS provider. */
export interface DefaultProvider {
  /** `aws:region`, else `AWS_REGION` or `AWS_DEFAULT_REGION`, as the provider itself has it. */
  readonly region: string | undefined;
  /** `vipkit:regions`: names that are newer than this version's table. */
  readonly regions: readonly string[];
  /** JSON texts of `aws:defaultTags` and `aws:ignoreTags`. */
  readonly defaultTags: string | undefined;
  readonly ignoreTags: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the provider looks when the stack's values name no region. */
const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];

/**
 * Reads what every command needs to know of the stack's default provider.
 * @throws UserError when a region is none, with the nearest names
 */
export function readDefaultProvider(
  files: Pick<StackFiles, "config" | "configFile">,
  env: Environment,
): DefaultProvider {
  const { config, configFile } = files;
  const regions = namesOf(config["vipkit:regions"], configFile);
  const set = config["aws:region"];
  const variable = variables.find((name) => (env[name] ?? "") !== "");
  const region = set ?? (variable === undefined ? undefined : env[variable]);
  if (region !== undefined) {
    const judgement = judgeRegion(region, regions);
    const place = set === undefined ? (variable ?? "") : `${configFile}: aws:region`;
    if (judgement.kind === "wrong") throw new UserError(`${place}: ${describeRegion(region, judgement) ?? ""}`);
  }
  return { region, regions, defaultTags: config["aws:defaultTags"], ignoreTags: config["aws:ignoreTags"] };
}

function namesOf(text: string | undefined, configFile: string): readonly string[] {
  if (text === undefined) return [];
  const parsed = z.array(z.string().regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/)).safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new UserError(
    `${configFile}: vipkit:regions: expected a list of region names such as [eu-west-4], got ${text.slice(0, 80)}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
