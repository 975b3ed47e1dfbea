import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { acceleratorSettings } from "../../components/aws/accelerator/settings";
import { accessSettings } from "../../components/aws/access/settings";
import { addressSettings } from "../../components/aws/address/settings";
import { autoscalingSettings } from "../../components/aws/autoscaling/settings";
import { backupSettings } from "../../components/aws/backup/settings";
import { certificateSettings } from "../../components/aws/certificate/settings";
import { containerServiceSettings } from "../../components/aws/container-service/settings";
import { firewallSettings } from "../../components/aws/firewall/settings";
import { loadBalancerSettings } from "../../components/aws/load-balancer/settings";
import { networkSettings } from "../../components/aws/network/settings";
import { nodeGroupSettings } from "../../components/aws/node-group/settings";
import { observabilitySettings } from "../../components/aws/observability/settings";
import { patchingSettings } from "../../components/aws/patching/settings";
import { sessionsSettings } from "../../components/aws/sessions/settings";
import { targetGroupSettings } from "../../components/aws/target-group/settings";
import { trustStoreSettings } from "../../components/aws/trust-store/settings";
import { webAclSettings } from "../../components/aws/web-acl/settings";
import { zonalAutoshiftSettings } from "../../components/aws/zonal-autoshift/settings";
import { stackFileSchema } from "../../components/vip-cluster/json-schema";
import { clusterSpec } from "../../components/vip-cluster/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { argumentsPage } from "./arguments-page";
import { cliPages } from "./cli-pages";
import { costPage } from "./cost-page";
import { guidesPage } from "./guides-page";
import { kubernetesComponents } from "./kubernetes-components";
import { limitsPage } from "./limits-page";
import { logQueriesPage } from "./log-queries-page";
import { markdownTable } from "./markdown";
import { metricsPage } from "./metrics-page";
import { missionPage } from "./mission-page";
import { optionRows } from "./options";
import { picturePages } from "./pictures";
import { portabilityPage } from "./portability-page";
import { rightsPage } from "./rights-page";
import { ruleIndexes } from "./rule-index";
import { rulePages } from "./rules-page";
import { settingsTypes } from "./settings-types";
import { type DocumentedMember, readComponent } from "./source";
import { timingsPage } from "./timings-page";

const root = join(__dirname, "../../..");

/** The component folders below components/aws (the composition beside it), in a reader's order, each with the schema of its settings. */
const components: Readonly<Record<string, z.ZodType>> = {
  "vip-cluster": clusterSpec(),
  network: networkSettings(defaultLimits),
  firewall: firewallSettings(defaultLimits),
  certificate: certificateSettings(defaultLimits),
  address: addressSettings(defaultLimits),
  accelerator: acceleratorSettings(defaultLimits),
  "zonal-autoshift": zonalAutoshiftSettings(defaultLimits),
  "load-balancer": loadBalancerSettings(defaultLimits),
  "trust-store": trustStoreSettings(defaultLimits),
  "web-acl": webAclSettings(defaultLimits),
  "target-group": targetGroupSettings(defaultLimits),
  "node-group": nodeGroupSettings(defaultLimits),
  "container-service": containerServiceSettings(defaultLimits),
  autoscaling: autoscalingSettings(defaultLimits),
  backup: backupSettings(defaultLimits),
  observability: observabilitySettings(defaultLimits),
  patching: patchingSettings(defaultLimits),
  sessions: sessionsSettings(defaultLimits),
  access: accessSettings(defaultLimits),
};

const composition = "vip-cluster";
const compositions = [composition, "kubernetes/cluster"];

/** Components beside another one of their folder, which have no settings of their own. */
const besides: Readonly<Record<string, string>> = {
  "existing-load-balancer": "load-balancer/existing.ts",
  "existing-target-group": "target-group/existing.ts",
};

/** The compositions' parts have pages of their own. */
const parts = [
  "network",
  "firewall",
  "certificate",
  "address",
  "loadBalancer",
  "trustStores",
  "targetGroups",
  "nodeGroups",
  "operations.backup",
  "observability",
  "operations.patching",
  "operations.sessions",
  "access",
  ...["gateway", "address", "access", "monitoring", "operations"].map((part) => `kubernetes.${part}`),
];
const belongsToPart = (path: string) =>
  parts.some((part) => path.startsWith(`${part}.`) || path.startsWith(`${part}(`));

const generated = "<!-- Generated from the component's source by `npm run docs`: edit that, not this. -->";

/** Every generated page: its path below the project's root, and its text. */
export async function pages(): Promise<ReadonlyMap<string, string>> {
  const folders = Object.entries({ ...components, ...kubernetesComponents });
  return new Map([
    ["docs/components/README.md", overview()],
    ...Object.keys(besides).map((page) => [`docs/components/${page}.md`, besidePage(page)] as const),
    ...folders.map(([folder, schema]) => [`docs/components/${folder}.md`, componentPage(folder, schema)] as const),
    ["docs/portability.md", portabilityPage(generated)],
    ...(await cliPages()),
    ...picturePages(root),
    ["docs/limits.md", limitsPage(generated)],
    ["docs/arguments.md", argumentsPage(generated, root)],
    ...settingsTypes(),
    ...rulePages(),
    ...ruleIndexes(root),
    ["docs/rules/vendor-guides.md", guidesPage()],
    ["docs/timings.md", timingsPage(generated)],
    ["docs/cost.md", costPage(generated.replace("the component's source", "platforms/aws/cost"))],
    ["docs/mission.md", missionPage(generated.replace("the component's source", "tools/docs/mission"))],
    ["docs/rights.md", rightsPage(generated.replace("the component's source", "components/aws/access"))],
    ["docs/log-queries.md", logQueriesPage(generated.replace("the component's source", "platforms/aws/log-queries"))],
    ["docs/metrics.md", metricsPage(generated.replace("the component's source", "platforms/aws/metrics"))],
    ["docs/schema/stack.schema.json", `${JSON.stringify(stackFileSchema(), null, 2)}\n`],
  ]);
}

const source = (page: string) => {
  const isPath = page === composition || page.includes("/");
  return readComponent(join(root, "components", isPath ? "" : "aws", besides[page] ?? join(page, "index.ts")));
};

const firstSentence = (text: string) => text.replace(/\s+/g, " ").split(/(?<=\.)\s/)[0] ?? "";

function overview(): string {
  const table = (folders: readonly string[]) => {
    const rows = folders.map((folder) => {
      const { name, description } = source(folder);
      return [`[${name}](${folder}.md)`, firstSentence(description)];
    });
    return markdownTable(["component", "what it is"], rows);
  };
  return [
    generated,
    "",
    "# Components",
    "",
    ...table([...Object.keys(components), ...Object.keys(besides)]),
    "",
    "## On Kubernetes",
    "",
    "What becomes of each option there: [from AWS to Kubernetes](../portability.md).",
    "",
    ...table(Object.keys(kubernetesComponents)),
    "",
  ].join("\n");
}

function componentPage(folder: string, schema: z.ZodType): string {
  const { name, description, outputs, wiring } = source(folder);
  const options = optionRows(schema).filter(({ path }) => !compositions.includes(folder) || !belongsToPart(path));
  return [
    generated,
    "",
    `# ${name}`,
    "",
    description,
    "",
    "## Options",
    "",
    "Durations are whole seconds. `<key>` stands for your own name of an entry.",
    "",
    ...markdownTable(
      ["option", "type and range", "default", "meaning"],
      options.map((option) => [`\`${option.path}\``, option.type, option.default, option.description]),
    ),
    "",
    ...members("Wiring", "Arguments that come from other resources or shape the component as code.", wiring),
    ...members("Outputs", "Fields of the component.", outputs),
  ].join("\n");
}

function besidePage(page: string): string {
  const { name, description, outputs, wiring } = source(page);
  return [
    generated,
    "",
    `# ${name}`,
    "",
    description,
    "",
    ...members("Arguments", "Durations are whole seconds.", wiring),
    ...members("Outputs", "Fields of the component.", outputs),
  ].join("\n");
}

function members(title: string, intro: string, fields: readonly DocumentedMember[]): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map((field) => [
    `\`${field.name}\``,
    `\`${field.type}\``,
    [field.description, field.default && `Default: ${field.default}.`].filter(Boolean).join(" "),
  ]);
  return [`## ${title}`, "", intro, "", ...markdownTable(["name", "type", "meaning"], rows), ""];
}

/** `npm run docs`: writes every page that has changed. */
export async function main(): Promise<number> {
  for (const [page, text] of await pages()) {
    mkdirSync(dirname(join(root, page)), { recursive: true });
    if (readPage(page) !== text) writeFileSync(join(root, page), text);
  }
  return 0;
}

/** The committed page; undefined when there is none. */
export function readPage(page: string): string | undefined {
  try {
    return readFileSync(join(root, page), "utf8");
  } catch {
    return undefined;
  }
}
