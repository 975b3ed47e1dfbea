import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { report, reportEvery } from "../base/report.cjs";
import type { Environment } from "./find";
import { createDraft } from "./folders";
import { lastLines, runQuietly } from "./processes";
import { officialEngine } from "./versions";

/** Seconds. A network that drops packets would otherwise hold everything up for minutes. */
const silence = 20;
const timeout = 600;

/**
 * Has the npm package `pulumi` fetch the official distribution into a draft, and moves it to `target`.
 * Returns why it could not be had. Whatever it leaves behind is inside the draft, and goes with it.
 */
export async function fetchOfficialEngine(env: Environment, target: string): Promise<string | undefined> {
  const draft = createDraft(target);
  const stop = reportEvery(() => `still fetching pulumi ${officialEngine}`);
  try {
    const failure = await fetchInto(env, draft);
    if (failure !== undefined) return failure;
    const fetched = join(draft, "versions", officialEngine);
    if (!existsSync(join(fetched, "bin", "pulumi-language-nodejs"))) return "its language host is missing";
    renameSync(fetched, target);
    return undefined;
  } finally {
    stop();
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fetchInto(env: Environment, draft: string): Promise<string | undefined> {
  const temporary = join(draft, "tmp");
  mkdirSync(temporary);
  const npm = ["exec", "--yes", "--prefer-offline", `--package=pulumi@${officialEngine}`, "--", "pulumi", "version"];
  const { code, output } = await runQuietly("npm", npm, {
    env: {
      ...env,
      PULUMI_HOME: draft,
      PULUMI_VERSION: officialEngine,
      TMPDIR: temporary,
      npm_config_fetch_retries: "0",
      npm_config_fetch_timeout: String(silence * 1000),
    },
    // Away from the checkout: there npm would look for the program among the project's own dependencies first.
    cwd: temporary,
    silence,
    timeout,
    onLine: (line) => line.startsWith("Downloading") && report(line),
  });
  if (code === 0) return undefined;
  if (code === 127) return "npm is not on the PATH";
  if (code === 137) return `no answer for ${silence} s`;
  return lastLines(output.replaceAll(/^npm (warn|notice).*$/gm, ""), 1) || `npm ended with code ${code}`;
}
