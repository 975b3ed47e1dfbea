import { parseDocument } from "yaml";
import type { z } from "zod";
import type { TwinSettings } from "../components/vip-cluster/stack/resolved";
import { renderStackIssue } from "../components/vip-cluster/stack/stack-texts";
import { twinSettings } from "../components/vip-cluster/stack/twin-settings";
import type { StackTexts } from "../model/settings/stack-texts";
import { UserError } from "../model/user-error";
import { limitsWith } from "../platforms/aws/limits";
import { checkSettings } from "../platforms/aws/parse";

/** What the default provider needs so that it asks only the twin. */
const standIn = {
  "aws:accessKey": "twin",
  "aws:secretKey": "twin",
  "aws:skipCredentialsValidation": "true",
  "aws:skipMetadataApiCheck": "true",
  "aws:skipRequestingAccountId": "true",
  "aws:skipRegionValidation": "true",
} as const;

/**
 * The stack's file with the twin as the endpoint of its default AWS provider.
 * @throws UserError when `vipkit:twin` is wrong
 */
export function withTwinEndpoint(files: StackTexts, text: string): string {
  const { bootTime, metricPeriod, nodeCommand } = settingsOf(files);
  const query = new URLSearchParams({
    bootTime: `${bootTime}`,
    metricPeriod: `${metricPeriod}`,
    ...(nodeCommand.length > 0 ? { nodeCommand: JSON.stringify(nodeCommand) } : {}),
  });
  const document = parseDocument(text);
  const endpoints = [{ sts: `unix:.vipkit/twin/${files.stack}?${query.toString()}` }];
  for (const [key, value] of Object.entries({ ...standIn, "aws:endpoints": endpoints }))
    document.setIn(["config", key], value);
  return document.toString();
}

const settingsOf = (texts: StackTexts): TwinSettings => twinValues(twinSettings(limitsWith({})), texts);

/**
 * `vipkit:twin` of a stack's file by the settings of its twin.
 * @throws UserError when it is wrong
 */
export function twinValues<S extends z.ZodType>(schema: S, texts: StackTexts): z.output<S> {
  const checked = checkSettings(schema, jsonOf(texts.config["vipkit:twin"] ?? ""));
  if (checked.ok) return checked.value;
  const lines = checked.issues.map((issue) =>
    renderStackIssue({ ...issue, path: issue.path === "" ? "twin" : `twin.${issue.path}` }, texts),
  );
  throw new UserError(lines.join("\n"));
}

/** An empty value stands for every default. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return text === "" ? {} : text;
  }
}
