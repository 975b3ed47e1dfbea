import "../../tools/base/compile-cache.cjs";
import "../../tools/base/lean-sdk.cjs";
import { placeIn } from "../../engine/program/source-position";
import { shortType } from "../../model/graph/short-type";
import { definitionSources } from "../../tools/setup/kubernetes-parts";
import { ModelRegistry } from "../../twin/control/registry";
import { services } from "../../twin/control/services";
import type { ImageCommands } from "../../twin/kubernetes/nodes/images";
import { ownClusterOnly, unplayableParts } from "../../twin/kubernetes/provider/unplayable";
import { imagesWithoutProgram } from "../../twin/kubernetes/provider/unplayable-pods";
import { kubernetesProvider } from "../../twin/offline/kubernetes-objects";
import { kubernetesTwinOf } from "../kubernetes-twin";
import { planOffline } from "../plan/offline";
import type { Plan, PlannedResource } from "../planned";
import { readStack, type StackFiles } from "../project";
import { settingPlace } from "../setting-place";
import { isKubernetesStack } from "../stack-values";
import type { Findings, Unplayable } from "./findings";

/** A process of its own: the SDK keeps a program's state, and the engine's operation must not see it. */
async function work([folder = "", stack = ""]: readonly string[]): Promise<void> {
  const files = readStack(folder, stack);
  const plan = await planOffline(files);
  process.send?.(isKubernetesStack(files) ? onKubernetes(plan, files) : onAws(plan, folder), () => process.exit(0));
}

function onAws(plan: Plan, folder: string): Findings {
  const registry = new ModelRegistry(services);
  return {
    resources: strangers(plan, folder, ({ type }) => registry.hasResource(type)),
    lookUps: (plan.lookUps ?? []).filter((token) => !registry.hasFunction(token)),
    objects: [],
    images: [],
    absent: (plan.absent ?? []).map(
      ({ token, args, reason }) => `${shortFunction(token)} ${JSON.stringify(args)}: ${reason}`,
    ),
    refused: (plan.refused ?? []).map(({ type, name, reason }) => `${shortType(type)} "${name}": ${reason}`),
  };
}

function onKubernetes(plan: Plan, files: StackFiles): Findings {
  const { images } = kubernetesTwinOf(files);
  const objects = plan.resources.filter(
    ({ type, custom, remote = false }) =>
      type === kubernetesProvider || ((custom || remote) && type.startsWith("kubernetes:")),
  );
  return {
    resources: strangers(plan, files.folder, ({ type }) => type.startsWith("kubernetes:")),
    lookUps: (plan.lookUps ?? []).filter((token) => !token.startsWith("kubernetes:")),
    objects: [...elsewhere(files), ...objectsOf(objects, files.folder, images)],
    images: [...imagesWithoutProgram(objects, images)],
    absent: [],
    refused: [],
  };
}

/** What neither the engine nor the twin makes. */
const strangers = (plan: Plan, folder: string, isPlayed: (resource: PlannedResource) => boolean): Unplayable[] =>
  plan.resources
    .filter((one) => !one.type.startsWith("pulumi:") && (one.custom || one.remote === true) && !isPlayed(one))
    .sort((a, b) => (a.source?.line ?? 0) - (b.source?.line ?? 0) || a.name.localeCompare(b.name))
    .map((resource) => shown(resource, folder));

/** Settings of the default provider that lead to another cluster. */
const elsewhere = (files: StackFiles): string[] =>
  ["kubernetes:kubeconfig", "kubernetes:context"]
    .filter((key) => files.config[key] !== undefined)
    .map((key) => `${settingPlace(files, key)} is given; ${ownClusterOnly}`);

/** `aws.route53.getZone`, as a program calls it. */
const shortFunction = (token: string): string =>
  token.replace(/^(\w+):([\w/]+)\/\w+:(\w+)$/, "$1.$2.$3").replace(".index.", ".");

/** A line each: object, path, value, what is allowed, what to do. */
function objectsOf(objects: readonly PlannedResource[], folder: string, images: ImageCommands): string[] {
  const place = new Map(objects.map((resource) => [resource.name, shown(resource, folder).place]));
  return unplayableParts(objects, { served: definitionSources, images }).map(
    ({ object, name, text }) => `${object}: ${text}${place.get(name) === undefined ? "" : `  ${place.get(name)}`}`,
  );
}

function shown({ type, name, source }: PlannedResource, folder: string): Unplayable {
  const place = source === undefined ? undefined : placeIn(source, folder);
  return {
    plugin: type.split(":")[0] ?? "",
    type: shortType(type),
    name,
    place: place && `${place.file}:${place.line}`,
  };
}

// What the program fails of, the engine says in its own way.
work(process.argv.slice(2)).catch(() => process.exit(1));
