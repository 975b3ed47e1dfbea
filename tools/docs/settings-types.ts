import { dirname, relative } from "node:path";
import type { z } from "zod";
import { acceleratorSettings } from "../../components/aws/accelerator/settings";
import { accessSettings } from "../../components/aws/access/settings";
import { addressSettings } from "../../components/aws/address/settings";
import { autoscalingSettings } from "../../components/aws/autoscaling/settings";
import { backupSettings } from "../../components/aws/backup/settings";
import { certificateSettings } from "../../components/aws/certificate/settings";
import { containerServiceSettings } from "../../components/aws/container-service/settings";
import { firewallSettings } from "../../components/aws/firewall/settings";
import { action } from "../../components/aws/load-balancer/schema/action";
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
import { clusterSpec } from "../../components/vip-cluster/settings";
import { twinSettings } from "../../components/vip-cluster/stack/twin-settings";
import { objectivesSettings, promisesSettings } from "../../model/objectives/settings";
import { defaultLimits } from "../../platforms/aws/limits";
import { kubernetesRoots } from "./kubernetes-types";
import { type DeclarationRoot, declarations } from "./type-text";
import { type Side, typeTree } from "./type-tree";

export interface Root {
  /** Begins the names of everything below it. */
  readonly prefix: string;
  readonly schema: z.ZodType;
  readonly doc: string;
  /** Where they are not the prefix with `Input` and `Settings`. */
  readonly names?: Readonly<Record<Side, string>>;
}

/** Schemas by how the files begin that their types are written to; what refers to others stands behind them. */
const places: Readonly<Record<string, readonly Root[]>> = {
  "model/objectives/": [
    { prefix: "Objectives", schema: objectivesSettings(), doc: "What an environment promises when something fails." },
    { prefix: "Promises", schema: promisesSettings(), doc: "What can be promised of any program." },
  ],
  "components/aws/autoscaling/": [
    {
      prefix: "Autoscaling",
      schema: autoscalingSettings(),
      doc: "When and how the number of nodes of one group changes.",
    },
  ],
  "components/aws/access/": [
    { prefix: "Access", schema: accessSettings(), doc: "Who may do what, and what a pipeline may." },
  ],
  "components/aws/sessions/": [
    { prefix: "Sessions", schema: sessionsSettings(), doc: "Shells on nodes, and their log." },
  ],
  "components/aws/backup/": [
    { prefix: "Backup", schema: backupSettings(), doc: "What is backed up, when, and for how long." },
  ],
  "components/aws/observability/": [
    {
      prefix: "Observability",
      schema: observabilitySettings(),
      doc: "What is watched of a cluster, and who is told.",
    },
  ],
  "components/aws/patching/": [
    { prefix: "Patching", schema: patchingSettings(), doc: "When running nodes get their security patches." },
  ],
  "components/aws/network/": [
    { prefix: "Network", schema: networkSettings(), doc: "A network: a new VPC, or one that exists." },
  ],
  "components/aws/firewall/": [{ prefix: "Firewall", schema: firewallSettings(), doc: "Who may reach whom." }],
  "components/aws/certificate/": [
    {
      prefix: "Certificate",
      schema: certificateSettings(),
      doc: "A certificate: a new one with DNS validation, or one that exists.",
    },
  ],
  "components/aws/zonal-autoshift/": [
    {
      prefix: "ZonalAutoshift",
      schema: zonalAutoshiftSettings(),
      doc: "When a zone's traffic is moved away, and practised.",
    },
  ],
  "components/aws/accelerator/": [
    {
      prefix: "Accelerator",
      schema: acceleratorSettings(),
      doc: "Addresses that never change, before several regions.",
    },
  ],
  "components/aws/address/": [{ prefix: "Address", schema: addressSettings(), doc: "The name that clients use." }],
  "components/aws/load-balancer/action-": [
    {
      prefix: "LoadBalancer",
      schema: action(defaultLimits),
      doc: "What a listener or a rule does with a request.",
      names: { input: "LoadBalancerActionInput", output: "LoadBalancerActionSettings" },
    },
  ],
  "components/aws/load-balancer/": [
    {
      prefix: "LoadBalancer",
      schema: loadBalancerSettings(),
      doc: "One load balancer: its listeners and their rules.",
    },
  ],
  "components/aws/trust-store/": [
    { prefix: "TrustStore", schema: trustStoreSettings(), doc: "Whose client certificates a listener lets in." },
  ],
  "components/aws/web-acl/": [
    { prefix: "WebAcl", schema: webAclSettings(), doc: "Which requests are let through to a load balancer." },
  ],
  "components/aws/target-group/": [
    { prefix: "TargetGroup", schema: targetGroupSettings(), doc: "Targets that share a health check and an affinity." },
  ],
  "components/aws/node-group/": [
    { prefix: "NodeGroup", schema: nodeGroupSettings(), doc: "Nodes that share a template and a size." },
  ],
  "components/aws/container-service/": [
    {
      prefix: "ContainerService",
      schema: containerServiceSettings(),
      doc: "Tasks on Fargate that share a definition.",
    },
  ],
  "components/vip-cluster/": [
    {
      prefix: "Cluster",
      schema: clusterSpec(),
      doc: "Everything about one cluster in one environment.",
      names: { input: "ClusterSpecInput", output: "ClusterSpec" },
    },
  ],
  ...kubernetesRoots,
  "components/vip-cluster/stack/": [
    { prefix: "Twin", schema: twinSettings(), doc: "The local twin: `provider: twin`." },
  ],
};

const files: Readonly<Record<Side, string>> = { input: "inputs", output: "resolved" };
const intros: Readonly<Record<Side, string>> = {
  input: "// What a user may write.",
  output: "// What the settings are when every default is resolved.",
};
const generated = "Generated from the schemas by `npm run docs`: edit them, not this.";

const rootOf = ({ prefix, schema, doc, names }: Root, side: Side): DeclarationRoot => {
  const own = { input: `${prefix}Input`, output: `${prefix}Settings` };
  return { prefix, name: (names ?? own)[side], doc, tree: typeTree(schema, side) };
};

function pagesOf(side: Side): readonly (readonly [string, string])[] {
  const known = new Map<string, string>();
  const modules = new Map<string, string>();
  return Object.entries(places).map(([place, schemas]) => {
    const file = `${place}${files[side]}`;
    const roots = schemas.map((root) => rootOf(root, side));
    const { declared, used } = declarations(roots, side, known);
    const imported = new Map<string, string[]>();
    for (const name of [...used].sort()) {
      const from = moduleFrom(file, modules.get(name) ?? "");
      imported.set(from, [...(imported.get(from) ?? []), name]);
    }
    for (const { name, tree } of roots) {
      known.set(JSON.stringify(tree), name);
      modules.set(name, file);
    }
    const imports = [...imported].sort().map(([from, names]) => `import type { ${names.join(", ")} } from "${from}";`);
    const parts = [imports, ...declared.map(({ lines }) => lines)].filter((lines) => lines.length > 0);
    const text = `${intros[side]} ${generated}\n${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
    return [`${file}.ts`, text] as const;
  });
}

/** How a file imports another one. */
function moduleFrom(file: string, other: string): string {
  const path = relative(dirname(file), other);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The types of all settings, by file: what hovers over an option shows, and zod is in none of them. */
export const settingsTypes = (): ReadonlyMap<string, string> => new Map([...pagesOf("input"), ...pagesOf("output")]);
