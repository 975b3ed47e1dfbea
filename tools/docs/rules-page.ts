import { type Controls, controlIds, environmentClasses, type Rule, usualLevel } from "../../policies/rule";
import { rules as rulesOfClouds } from "../../policies/rules";
import { kubernetesRules } from "../../policies/rules/kubernetes";
import { scannerFindings, scannerVersion } from "../../policies/scanner-findings";
import { notClaimed } from "../../policies/uncovered-controls";
import { notClaimedOfObjects } from "../../policies/uncovered-object-controls";
import { markdownTable } from "./markdown";

/** Who publishes controls, in the order of the table. */
const standards: readonly (readonly [keyof Controls, string])[] = [
  ["securityHub", "Security Hub"],
  ["cis", "CIS AWS 5.0"],
  ["checkov", "Checkov"],
  ["cdkNag", "cdk-nag"],
  ["trivy", "Trivy"],
  ["elbGuide", "AWS ELB guide"],
  ["podSecurity", "Pod Security"],
  ["cisKubernetes", "CIS Kubernetes 1.12"],
];

const rules: readonly Rule[] = [...rulesOfClouds, ...kubernetesRules];

const generated = "<!-- Generated from policies/rules by `npm run docs`: edit that, not this. -->";

/** Every page about rules: its path below the project's root, and its text. */
export function rulePages(): readonly (readonly [string, string])[] {
  return [
    ["docs/rules/README.md", overview()],
    ["docs/rules/coverage.md", coverage()],
    ["docs/rules/scanner-findings.md", scannerPage()],
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, page(rule)] as const),
  ];
}

function overview(): string {
  const rows = rules.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.title,
    rule.severity,
    ...environmentClasses.map((environment) => usualLevel(rule, environment)),
  ]);
  return [
    generated,
    "",
    "# Rules",
    "",
    "What `vipkit check` and `pulumi preview --policy-pack policies` hold your resources to. A mandatory rule that fails, breaks, or cannot say",
    "ends the run; advice is printed. A disabled rule is off until you switch it on; `vipkit check --all` says in a line what",
    "each would find.",
    "",
    "Settings live beside Pulumi.yaml, in `vipkit.policies.yaml`:",
    "",
    "```yaml",
    "environments: { canary: staging } # a stack whose name is none of dev, test, staging, local, ... counts as production",
    "rules:",
    "  log-group-encrypted: mandatory # everywhere",
    "  balancer-access-logs: { development: advisory } # in one class of environments",
    "objectives: # for programs without a vipkit spec, and what a spec does not set",
    "  production: { nodeCrash: 20, zoneLoss: 240, capacityAfterZoneLoss: 75 } # seconds, seconds, percent",
    "exemptions:",
    "  - rule: listener-encrypted",
    '    urn: "urn:pulumi:prod::shop::*::legacy-listener"',
    "    reason: the old terminals of the warehouse speak no TLS",
    "    owner: warehouse-team",
    '    expires: "2027-03-31" # its last day',
    "```",
    "",
    "An exemption that has expired, that excuses nothing, or that names no rule fails the run.",
    "",
    "## Rules of your own",
    "",
    "```yaml",
    "rulesFrom: ./policies/rules.ts # or a list of files; names count from this file's folder",
    "```",
    "",
    "```ts",
    'import type { Rule } from "vipkit/policies";',
    "",
    "export const rules: readonly Rule[] = [",
    "  {",
    '    id: "topic-named-by-team",',
    '    title: "Topics are named after the team that owns them",',
    '    why: "An alarm is followed up by who owns its topic.",',
    "    remediation: \"Begin the topic's name with the team's.\",",
    '    url: "https://example.com/handbook/topics",',
    '    severity: "high", // mandatory in production and staging; `rules:` above sets other levels',
    '    types: ["aws:sns/topic:Topic"],',
    '    scope: "resource",',
    "    *check(topic) {",
    '      const name = topic.text("name");',
    '      if (name !== undefined && !name.startsWith("team-")) yield { property: "name", problem: "name names no team" };',
    "    },",
    "  },",
    "];",
    "```",
    "",
    "`vipkit check` and the policy pack load the file, TypeScript or JavaScript, and judge by its rules as by ours: levels, exemptions, `--all`, SARIF and",
    "JUnit. Types are not checked when it is loaded: let `tsc` do that. Reading a value that is not known throws, and the verdict is unknown; whatever",
    "else a rule throws is its own failure, which no level excuses. A missing file, one without rules, or an id that is taken fails the run.",
    "[examples/shared-balancer](../../examples/shared-balancer) has one.",
    "",
    "## Ours",
    "",
    ...markdownTable(["rule", "what holds", "severity", ...environmentClasses], rows),
    "",
    "[Which public controls this covers](coverage.md), [what a scanner still finds in `prod`](scanner-findings.md), and [what the vendor's guides warn of](vendor-guides.md)",
    "",
  ].join("\n");
}

function coverage(): string {
  const rows = rules.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    ...standards.map(([key]) => (rule.controls?.[key] ?? []).join(", ")),
  ]);
  const counts = standards.map(([key, name]) => {
    const ids = new Set(rules.flatMap(({ controls }) => controls?.[key] ?? []));
    return `${ids.size} of ${name}`;
  });
  return [
    generated,
    "",
    "# Coverage",
    "",
    `${rules.length} rules claim ${counts.join(", ")}.`,
    "",
    ...markdownTable(["rule", ...standards.map(([, name]) => name)], rows),
    "",
    "## Decisions",
    "",
    "Public controls contradict each other here and there, and themselves. What vipkit does about it:",
    "",
    ...rules.flatMap(({ id, decision }) => (decision === undefined ? [] : [`- \`${id}\`: ${decision}`])),
    "",
    "## Not claimed",
    "",
    ...markdownTable(
      ["controls", "why"],
      [...notClaimed, ...notClaimedOfObjects].map(({ controls, why }) => [controlIds(controls).join(", "), why]),
    ),
    "",
  ].join("\n");
}

function scannerPage(): string {
  return [
    "<!-- Generated from policies/scanner-findings.ts by `npm run docs`: edit that, not this. -->",
    "",
    "# What a scanner still finds",
    "",
    `${scannerVersion} over the stack \`prod\`, its planned resources written as a Terraform plan. Each finding that is left, and why it stays:`,
    "",
    ...markdownTable(
      ["control", "resources", "why it stays"],
      scannerFindings.map(({ controls, resources, why }) => [
        controls.join(", "),
        resources.map((name) => `\`${name}\``).join(", "),
        why,
      ]),
    ),
    "",
    "Another stack may have other findings: `prod` alone was looked at.",
    "",
  ].join("\n");
}

function page(rule: Rule): string {
  const controls = standards.flatMap(([key, name]) => {
    const ids = rule.controls?.[key] ?? [];
    return ids.length === 0 ? [] : [[name, ids.join(", ")]];
  });
  return [
    generated,
    "",
    `# ${rule.id}`,
    "",
    `${rule.title}. ${rule.why}`,
    "",
    `**Fix**: ${rule.remediation} [More](${rule.url})`,
    "",
    ...markdownTable(
      ["severity", ...environmentClasses],
      [[rule.severity, ...environmentClasses.map((environment) => usualLevel(rule, environment))]],
    ),
    "",
    `Judges ${rule.types.map((type) => `\`${type}\``).join(", ")}; ${
      rule.scope === "resource"
        ? "before the resource is created, by its own inputs."
        : "once the whole stack is known."
    }`,
    "",
    ...(rule.decision === undefined ? [] : [`**Decision**: ${rule.decision}`, ""]),
    ...(controls.length === 0
      ? ["No public control says this.", ""]
      : [...markdownTable(["standard", "controls"], controls), ""]),
  ].join("\n");
}
