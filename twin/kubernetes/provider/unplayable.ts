import { isProps, type Json, type Props, toProps } from "../../../model/graph/json";
import { objectTypeOf } from "../../../platforms/kubernetes/catalog/object-type";
import { listOf, propsOf, textOf, textsOf } from "../api/objects";
import { waitOf } from "../nodes/perform-action";

/** A planned object. */
export interface PlannedObject {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A group of custom resources that the twin brings along. Default: all kinds of it. */
export interface ServedGroup {
  readonly group: string;
  readonly kinds?: readonly string[];
}

/** One thing that the twin cannot do: where it stands, what it is, and what to write instead. */
export interface UnplayablePart {
  readonly object: string;
  /** Logical name. */
  readonly name: string;
  readonly text: string;
}

/** Groups of the API server's own. Source: Kubernetes 1.36, API groups. */
const isBuiltIn = (group: string): boolean =>
  ["", "core", "apps", "batch", "autoscaling", "policy"].includes(group) ||
  (/^[a-z.]+\.k8s\.io$/.test(group) && group !== "gateway.networking.k8s.io" && !group.includes(".x-k8s."));

/** What a pod keeps its volumes in that is there without a disk of its own. */
const playedVolumes = ["emptyDir", "configMap", "secret", "projected", "downwardAPI"] as const;

const shownValue = (value: Json | undefined): string => JSON.stringify(value);

/** Where each kind keeps the pod that it is or makes. */
function podOf({ type, inputs }: PlannedObject): { readonly path: string; readonly spec: Props } | undefined {
  const all = toProps(inputs);
  const kind = objectTypeOf(type)?.kind;
  const paths: readonly string[] =
    kind === "Pod" ? ["spec"] : kind === "CronJob" ? ["spec.jobTemplate.spec.template.spec"] : ["spec.template.spec"];
  for (const path of paths) {
    const found = path.split(".").reduce<Json | undefined>((part, key) => propsOf(part)[key], all);
    if (isProps(found) && found["containers"] !== undefined) return { path, spec: found };
  }
  return undefined;
}

function* containerProblems(container: Props, path: string): Generator<string> {
  const privileged = propsOf(container["securityContext"])["privileged"];
  if (privileged === true)
    yield `${path}.securityContext.privileged is true; allowed: false, since pods are processes of yours here; leave the object out on this machine`;
  for (const [index, { hostPort }] of listOf(container["ports"]).entries())
    if (hostPort !== undefined && hostPort !== 0)
      yield `${path}.ports[${index}].hostPort is ${shownValue(hostPort)}; allowed: none, since each machine is an address of this one; give the pods a Service`;
  const actions = [
    ...["startupProbe", "readinessProbe", "livenessProbe"].map((probe) => [probe, propsOf(container[probe])] as const),
    ...["preStop", "postStart"].map(
      (hook) => [`lifecycle.${hook}`, propsOf(propsOf(container["lifecycle"])[hook])] as const,
    ),
  ];
  for (const [name, action] of actions) {
    if (action["exec"] === undefined) continue;
    const command = textsOf(propsOf(action["exec"])["command"]);
    if (waitOf(command) === undefined)
      yield `${path}.${name}.exec.command is ${shownValue([...command])}; allowed: sleep, since the image's own programs are not on this machine; ask by httpGet, tcpSocket or grpc`;
  }
}

function* podProblems(object: PlannedObject): Generator<string> {
  const pod = podOf(object);
  if (pod === undefined) return;
  const { path, spec } = pod;
  for (const field of ["hostPID", "hostIPC"])
    if (spec[field] === true)
      yield `${path}.${field} is true; allowed: false, since pods are processes of one machine here; leave the object out on this machine`;
  for (const [index, volume] of listOf(spec["volumes"]).entries()) {
    const kind = Object.keys(volume).find((key) => key !== "name");
    if (kind === undefined || playedVolumes.some((one) => one === kind)) continue;
    yield `${path}.volumes[${index}] ${textOf(volume["name"])} is a ${kind}; allowed: ${playedVolumes.join(", ")}; the twin has no disks: keep data in a process beside it, or leave the object out on this machine`;
  }
  for (const list of ["initContainers", "containers"])
    for (const [index, container] of listOf(spec[list]).entries())
      yield* containerProblems(container, `${path}.${list}[${index}]`);
}

/** Kinds that the program defines itself: `group kind`. */
const definedBy = (objects: readonly PlannedObject[]): ReadonlySet<string> =>
  new Set(
    objects
      .filter(({ type }) => objectTypeOf(type)?.kind === "CustomResourceDefinition")
      .map(({ inputs }) => propsOf(toProps(inputs)["spec"]))
      .map((spec) => `${textOf(spec["group"])} ${textOf(propsOf(spec["names"])["kind"])}`),
  );

/** All that keeps objects of a program from coming up on the twin as they would in a cluster, in the order in which they stand. */
export function unplayableParts(
  objects: readonly PlannedObject[],
  served: readonly ServedGroup[],
): readonly UnplayablePart[] {
  const defined = definedBy(objects);
  const isServed = (group: string, kind: string): boolean =>
    isBuiltIn(group) ||
    defined.has(`${group} ${kind}`) ||
    served.some((one) => one.group === group && (one.kinds?.includes(kind) ?? true));
  return objects.flatMap((object): readonly UnplayablePart[] => {
    const type = objectTypeOf(object.type);
    if (type === undefined) return [];
    const label = `${type.kind} "${object.name}"`;
    if (!isServed(type.group, type.kind)) {
      const groups = served.map(({ group }) => group).join(", ");
      const text = `its kind is of ${type.group}; allowed: Kubernetes' own kinds, those of ${groups}, and what the program defines; no controller of it runs here: leave it out on this machine`;
      return [{ object: label, name: object.name, text }];
    }
    return [...podProblems(object)].map((text) => ({ object: label, name: object.name, text }));
  });
}
