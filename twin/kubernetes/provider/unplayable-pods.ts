import { isProps, type Json, type Props, toProps } from "../../../model/graph/json";
import { objectTypeOf } from "../../../platforms/kubernetes/catalog/object-type";
import { listOf, propsOf, textOf, textsOf } from "../api/objects";
import { commandFor, type ImageCommands, mappedWords } from "../nodes/images";
import { waitOf } from "../nodes/perform-action";
import type { PlannedObject } from "./unplayable";

/** What a pod keeps its volumes in that is there without a disk of its own. */
const playedVolumes = ["emptyDir", "configMap", "secret", "projected", "downwardAPI"] as const;

const shownValue = (value: Json | undefined): string => JSON.stringify(value);

interface PlannedPod {
  readonly kind: string;
  readonly path: string;
  readonly spec: Props;
}

/** Where each kind keeps the pod that it is or makes. */
function podOf({ type, inputs }: PlannedObject): PlannedPod | undefined {
  const all = toProps(inputs);
  const kind = objectTypeOf(type)?.kind ?? "";
  const path =
    kind === "Pod" ? "spec" : kind === "CronJob" ? "spec.jobTemplate.spec.template.spec" : "spec.template.spec";
  const spec = path.split(".").reduce<Json | undefined>((part, key) => propsOf(part)[key], all);
  return isProps(spec) && spec["containers"] !== undefined ? { kind, path, spec } : undefined;
}

interface PlannedContainer {
  readonly container: Props;
  readonly path: string;
  /** Whether what comes after it waits for its end. */
  readonly mustEnd: boolean;
}

const containersOf = ({ kind, path, spec }: PlannedPod): readonly PlannedContainer[] => [
  ...listOf(spec["initContainers"]).map((container, index) => ({
    container,
    path: `${path}.initContainers[${index}]`,
    mustEnd: container["restartPolicy"] !== "Always",
  })),
  ...listOf(spec["containers"]).map((container, index) => ({
    container,
    path: `${path}.containers[${index}]`,
    mustEnd: kind === "Job" || kind === "CronJob",
  })),
];

function* containerProblems(planned: PlannedContainer, images: ImageCommands): Generator<string> {
  const { container, path, mustEnd } = planned;
  const image = textOf(container["image"]);
  const { isMapped } = commandFor(image, images);
  const privileged = propsOf(container["securityContext"])["privileged"];
  if (privileged === true)
    yield `${path}.securityContext.privileged is true; allowed: false, since pods are processes of yours here; leave the object out on this machine`;
  for (const [index, { hostPort }] of listOf(container["ports"]).entries())
    if (hostPort !== undefined && hostPort !== 0)
      yield `${path}.ports[${index}].hostPort is ${shownValue(hostPort)}; allowed: none, since each machine is an address of this one; give the pods a Service`;
  if (isMapped) return;
  if (mustEnd)
    yield `${path}.image is ${shownValue(image)}; allowed: images that vipkit:twin maps to a program, since this container has to end and the example server never does; write it under vipkit:twin images`;
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
      yield `${path}.${name}.exec.command is ${shownValue([...command])}; allowed: sleep, since the image's own programs are not on this machine; ask by httpGet, tcpSocket or grpc, or map the image to a program: vipkit:twin images`;
  }
}

/** What keeps the pod of an object, where it has one, from being played. */
export function* podProblems(object: PlannedObject, images: ImageCommands): Generator<string> {
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
  for (const container of containersOf(pod)) yield* containerProblems(container, images);
}

/** Images of planned pods that the mapping does not name, sorted: the example server stands in for them. */
export function imagesWithoutProgram(objects: readonly PlannedObject[], images: ImageCommands): readonly string[] {
  const pods = objects.map(podOf).filter((pod) => pod !== undefined);
  const used = pods.flatMap(containersOf).map(({ container }) => textOf(container["image"]));
  return [...new Set(used)].filter((image) => image !== "" && mappedWords(image, images) === undefined).sort();
}
