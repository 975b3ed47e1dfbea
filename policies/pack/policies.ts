import type { PolicyPackArgs, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { canonicalType, graphOfResource } from "../../model/graph";
import { exempted, judge, type Result } from "../evaluate";
import { unusedExemptions } from "../exemptions";
import { isProjectRule } from "../heads";
import { controlIds, type Level, type Rule } from "../rule";
import { classOf, contextOf, levelIn, type ParsedSettings, settingsFile } from "../settings";
import { saidOf } from "../words";
import { Round } from "./round";

export interface PackSettings extends ParsedSettings {
  readonly stack: string;
  /** In a preview what is not known yet is said; afterwards it counts as what it is, a rule that nobody could check. */
  readonly isPreview: boolean;
  readonly rules: readonly Rule[];
}

type Policies = PolicyPackArgs["policies"];

/** Every enabled rule as a policy of the engine's, at the level of the stack's environment. */
export function createPolicies(pack: PackSettings): Policies {
  const environment = classOf(pack.stack, pack.settings);
  const levelOf = (rule: Rule) => levelIn(rule, environment, pack.settings);
  const context = contextOf(environment, pack.settings);
  const round = new Round(pack.rules, { levelOf, exemptions: pack.settings.exemptions, context });
  const enabled = pack.rules.filter((rule) => levelOf(rule) !== "disabled");
  return [
    settingsPolicy(pack, round),
    notKnownYet(pack, round),
    ...enabled.map((rule) =>
      rule.scope === "resource"
        ? resourcePolicy(rule, levelOf(rule), pack)
        : stackPolicy(rule, levelOf(rule), pack, round),
    ),
  ];
}

const head = (rule: Rule, enforcementLevel: Level) => ({
  name: rule.id,
  displayName: rule.title,
  description: `${rule.title}. ${rule.why}`,
  enforcementLevel,
  severity: rule.severity,
  remediationSteps: rule.remediation,
  url: rule.url,
  tags: [...controlIds(rule.controls)],
});

/** Judged before the resource is created, by its inputs. */
function resourcePolicy(rule: Rule, level: Level, pack: PackSettings): ResourceValidationPolicy {
  return {
    ...head(rule, level),
    validateResource: (args, report) => {
      if (!rule.types.includes(canonicalType(args.type))) return;
      const graph = graphOfResource(args);
      for (const view of graph.views) {
        tell(rule, exempted(judge(rule, level, view, graph), pack.settings.exemptions), pack, (text) => {
          report(text);
        });
      }
    },
  };
}

/** Judged when the whole stack is known. */
function stackPolicy(rule: Rule, level: Level, pack: PackSettings, round: Round): StackValidationPolicy {
  return {
    ...head(rule, level),
    validateStack: (args, report) => {
      for (const result of round.judge(args.resources)) {
        if (result.rule === rule.id) tell(rule, result, pack, report);
      }
    },
  };
}

/** Throws where the rule itself is broken: the engine then ends the run. */
function tell(rule: Rule, result: Result, pack: PackSettings, report: (text: string, urn?: string) => void): void {
  const counts = result.verdict === "fail" || (result.verdict === "unknown" && !pack.isPreview);
  if (result.verdict === "error") throw new Error(`${result.name}: ${saidOf(result).join("; ")}`);
  if (!counts) return;
  const advice = [`fix: ${rule.remediation}`, rule.url];
  report([`${result.name}: ${saidOf(result).join("; ")}`, ...advice].join("\n"), result.urn);
}

/** Remembers what the program says of each resource, and fails for settings that are wrong. Comes first, so it begins a round. */
function settingsPolicy(pack: PackSettings, round: Round): ResourceValidationPolicy & StackValidationPolicy {
  return {
    name: "policy-settings",
    description: `What ${settingsFile} says is right: known rules, and exemptions that are needed and have not expired.`,
    enforcementLevel: "mandatory",
    validateResource: ({ urn, props }) => {
      round.remember(urn, props);
    },
    validateStack: ({ resources }, report) => {
      round.begin();
      for (const problem of pack.problems) report(`${settingsFile}: ${problem}`);
      const used = new Set(round.judge(resources).flatMap(({ exemption }) => exemption ?? []));
      const judged = { stacks: [pack.stack], all: false };
      for (const { rule, urn, owner } of unusedExemptions(
        pack.settings.exemptions.filter(({ rule }) => !isProjectRule(rule)),
        used,
        judged,
      )) {
        report(`${settingsFile}: the exemption from ${rule} for ${urn} (owner ${owner}) excuses nothing: remove it`);
      }
    },
  };
}

/** In a preview: what could not be judged, so that nobody takes it for a pass. */
function notKnownYet(pack: PackSettings, round: Round): StackValidationPolicy {
  return {
    name: "not-known-yet",
    description: "Rules that need values which only the cloud can give are judged again by the update.",
    enforcementLevel: pack.isPreview ? "advisory" : "disabled",
    validateStack: ({ resources }, report) => {
      for (const result of round.judge(resources).filter(({ verdict }) => verdict === "unknown")) {
        report(`${result.rule}: ${result.name}: ${saidOf(result).join("; ")}`, result.urn);
      }
    },
  };
}
