import { z } from "zod";
import { promisesSettings } from "../model/objectives/settings";
import { suggest } from "../model/settings/suggest";
import { isExpired } from "./exemptions";
import { environmentClasses, levels } from "./rule";
import { noSettings, type ParsedSettings } from "./settings";

const form = /^\d{4}-\d{2}-\d{2}$/;

/** Another form is told by its own message. */
const isDay = (text: string) => {
  if (!form.test(text)) return true;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const exemptionSchema = z.strictObject({
  rule: z.string().min(1),
  urn: z
    .string()
    .regex(/^(?:urn:pulumi:|\*)/, "a URN or a pattern of one: it starts with urn:pulumi: or *")
    .refine((text) => /[^*:]/.test(text.replace("urn:pulumi:", "")), "it matches everything: name what it is about"),
  reason: z.string().trim().min(10, "say why, in ten characters or more"),
  owner: z.string().trim().min(1),
  expires: z.string().regex(form, "a day as YYYY-MM-DD, in quotes").refine(isDay, "no such day"),
});

const level = z.enum(levels);
const text = z.string().trim().min(1);
/** One file or several. */
const rulesFrom = z.union([text, z.array(text)], "the name of a file, or a list of them");
const schema = z.strictObject({
  environments: z.record(z.string(), z.enum(environmentClasses)).default({}),
  rules: z.record(z.string(), z.union([level, z.partialRecord(z.enum(environmentClasses), level)])).default({}),
  objectives: z.partialRecord(z.enum(environmentClasses), promisesSettings()).default({}),
  exemptions: z.array(z.unknown()).default([]),
  rulesFrom: rulesFrom.default([]),
});

/** Ids that rules have; `unknown` where some of them could not be loaded. */
export type KnownRules = readonly string[] | "unknown";

/** Files of rules that the settings name; none where that cannot be told. */
export function rulesFromOf(raw: unknown): readonly string[] {
  const named: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "rulesFrom") : undefined;
  const parsed = rulesFrom.safeParse(named ?? []);
  return parsed.success ? [parsed.data].flat() : [];
}

/**
 * Reads what a settings file holds. A broken file is no reason to judge less: what is wrong is listed, and what is right counts.
 * @param today YYYY-MM-DD
 */
export function parsePolicySettings(raw: unknown, known: KnownRules, today: string): ParsedSettings {
  const parsed = schema.safeParse(raw ?? {});
  if (!parsed.success) return { settings: noSettings, problems: parsed.error.issues.map((issue) => describe(issue)) };
  const problems = Object.keys(parsed.data.rules).flatMap((id) => unknownRule(`rules.${id}`, id, known));
  const exemptions = parsed.data.exemptions.flatMap((entry, index) => {
    const { exemption, wrong } = readExemption(entry, `exemptions[${index}]`, known, today);
    problems.push(...wrong);
    return wrong.length === 0 && exemption ? [exemption] : [];
  });
  return { settings: { ...parsed.data, exemptions }, problems };
}

function readExemption(entry: unknown, path: string, known: KnownRules, today: string) {
  const parsed = exemptionSchema.safeParse(entry);
  if (!parsed.success) {
    return { exemption: undefined, wrong: parsed.error.issues.map((issue) => describe(issue, path)) };
  }
  const exemption = parsed.data;
  const wrong = unknownRule(`${path}.rule`, exemption.rule, known);
  if (isExpired(exemption, today)) {
    wrong.push(
      `${path}: expired on ${exemption.expires} (${exemption.rule}, owner ${exemption.owner}): mend it or renew it`,
    );
  }
  return { exemption, wrong };
}

function unknownRule(path: string, id: string, known: KnownRules): string[] {
  if (known === "unknown" || known.includes(id)) return [];
  const meant = suggest(id, known);
  return [`${path}: no rule "${id}"${meant === undefined ? "" : `; did you mean ${meant}?`}`];
}

function describe(issue: z.core.$ZodIssue, prefix = ""): string {
  const path = [prefix, ...issue.path.map(String)].filter((part) => part !== "").join(".");
  return path === "" ? issue.message : `${path}: ${issue.message}`;
}
