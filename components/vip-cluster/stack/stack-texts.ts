import { adviceOf, renderIssue, SpecError, type SpecIssue, type Subject } from "../../../model/settings/issue";
import { type Path, pathOf } from "../../../model/settings/path";
import { refuseSecret, somethingSecret } from "../../../model/settings/secret-settings";
import type { StackTexts } from "../../../model/settings/stack-texts";
import { findRegion } from "../../../platforms/aws/regions";
import { type AnyStackConfig, isKubernetesConfig, parseAnyStackConfig } from "./any-stack";
import { type ConfigName, configKey, configNames, strayKey } from "./config-keys";
import type { RawStackConfig, StackConfig } from "./stack";
import { acceptedRegions } from "./stack-region";

/** Everything that is wrong with a stack's configuration, a line each; the message is for the user as it is. */
export class StackTextError extends Error {
  override readonly name = "StackTextError";
}

/** Where the default AWS provider is. */
export const regionKey = "aws:region";

interface Finding {
  readonly key: string;
  readonly path: Path;
  /** As it is told where the line is not known. */
  readonly plain: string;
  readonly text: string;
}

/** As `parseAnyStackTexts`, of what reads specs for AWS only. @throws StackTextError for another platform, too */
export function parseStackTexts(texts: StackTexts): StackConfig {
  const config = parseAnyStackTexts(texts);
  if (!isKubernetesConfig(config)) return config;
  const problem = "this reads specs of platform aws only";
  const issue = { path: "cluster.platform", problem, received: '"kubernetes"', allowed: "aws" };
  throw new StackTextError(render(findingOf(issue, { type: "Stack", name: texts.stack }, texts), texts));
}

/** What the stack says under `vipkit:`, checked. @throws StackTextError with everything that is wrong */
export function parseAnyStackTexts(texts: StackTexts): AnyStackConfig {
  const found = [...strayOf(texts), ...secretsOf(texts), ...defaultRegionOf(texts)];
  const raw = parsed(texts, found);
  // What follows from a finding is not said as well: of an encrypted or misspelt cluster everything would be missing.
  const isSaid = ({ key, path }: Finding): boolean =>
    (raw.cluster === undefined && found.length > 0) ||
    found.some((other) => other.key === key && other.path.every((step, index) => `${step}` === `${path[index]}`));
  try {
    const config = parseAnyStackConfig(raw, texts.stack);
    if (found.length === 0) return config;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const issues = error.issues.map((issue) => findingOf(issue, error.subject, texts));
    found.push(...issues.filter((issue) => !isSaid(issue)));
  }
  throw new StackTextError(found.map((finding) => render(finding, texts)).join("\n"));
}

function render({ key, path, plain, text }: Finding, { locate }: StackTexts): string {
  if (locate === undefined) return plain;
  const { file, line } = locate(key, path);
  return `${file}:${line} ${text}`;
}

function strayOf({ config, project }: StackTexts): Finding[] {
  const keys = Object.keys(config);
  return keys.flatMap((key) => {
    const problem = strayKey(key, project, keys);
    return problem === undefined ? [] : [simple(key, [], problem)];
  });
}

const simple = (key: string, path: Path, problem: string): Finding => {
  const text = `${key}${path.length === 0 ? "" : `.${path.join(".")}`}: ${problem}`;
  return { key, path, plain: text, text };
};

function secretsOf({ secretKeys, secretPaths }: StackTexts): Finding[] {
  return configNames.flatMap((name) => {
    const key = configKey(name);
    if (!secretKeys.includes(key)) return [];
    const paths = secretPaths?.[key];
    if (paths === undefined) return [simple(key, [], somethingSecret)];
    return paths.flatMap((path) => {
      const problem = refuseSecret([name, ...path]);
      return problem === undefined ? [] : [simple(key, path, problem)];
    });
  });
}

/** The region of the default provider, which makes what names no other one. */
function defaultRegionOf({ config, secretKeys }: StackTexts): Finding[] {
  const region = config[regionKey];
  if (region === undefined || secretKeys.includes(regionKey)) return [];
  const finding = findRegion(region, readAcceptedRegions(config));
  return finding?.kind === "wrong" ? [simple(regionKey, [], finding.text)] : [];
}

/** What `vipkit:regions` of a configuration names; what is wrong with it is said elsewhere. */
export function readAcceptedRegions(config: StackTexts["config"]): readonly string[] {
  try {
    return acceptedRegions(JSON.parse(config[configKey("regions")] ?? "[]"));
  } catch {
    return [];
  }
}

function parsed({ config, secretKeys }: StackTexts, found: Finding[]): RawStackConfig {
  const raw: Partial<Record<ConfigName, unknown>> = {};
  for (const name of configNames) {
    const key = configKey(name);
    const text = config[key];
    if (text === undefined) continue;
    try {
      raw[name] = JSON.parse(text);
    } catch {
      if (found.some((finding) => finding.key === key)) continue;
      const shown = secretKeys.includes(key) ? "an encrypted text" : JSON.stringify(text.slice(0, 40));
      found.push(
        simple(
          key,
          [],
          `${expected(name)}, got ${shown}; write ${name === "regions" ? "[eu-west-4]" : "its settings below it"}`,
        ),
      );
    }
  }
  return raw;
}

const expected = (name: ConfigName) => (name === "regions" ? "not a list of regions" : "not a map");

/**
 * One issue of a stack's configuration as its user reads it: `stacks/Pulumi.prod.yaml:12 vipkit:cluster.region: ...`, by the stack's name where
 * it is not known where the line is. Its path begins with the key, as `cluster.region`.
 */
export const renderStackIssue = (issue: SpecIssue, texts: StackTexts): string =>
  render(findingOf(issue, { type: "Stack", name: texts.stack }, texts), texts);

function findingOf(issue: SpecIssue, subject: Subject, texts: StackTexts): Finding {
  const [name = "", ...path] = pathOf(issue.path);
  const key = `vipkit:${name}`;
  const { fix: _fix, ...withoutFix } = issue;
  const shown = isSecretAt(key, path, texts) ? { ...withoutFix, received: "[secret]" } : issue;
  return {
    key,
    path,
    plain: renderIssue(subject, shown),
    text: `vipkit:${issue.path}: ${issue.problem}, got ${shown.received}${adviceOf(shown)}`,
  };
}

/** Whether what stands at a path may be an encrypted value, which the engine has decrypted. */
function isSecretAt(key: string, path: Path, { secretKeys, secretPaths }: StackTexts): boolean {
  if (!secretKeys.includes(key)) return false;
  const paths = secretPaths?.[key];
  return paths?.some((secret) => secret.every((step, index) => `${step}` === `${path[index]}`)) ?? true;
}
