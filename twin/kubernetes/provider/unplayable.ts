import { toProps } from "../../../model/graph/json";
import { objectTypeOf } from "../../../platforms/kubernetes/catalog/object-type";
import { kubernetesProvider } from "../../offline/kubernetes-objects";
import { listOf, propsOf, textOf } from "../api/objects";
import { controllerName, ownClass } from "../gateway/watched-kinds";
import type { ImageCommands } from "../nodes/images";
import { unsupported } from "./inputs";
import { podProblems } from "./unplayable-pods";

/** A planned object. */
export interface PlannedObject {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A group of custom resources that the twin brings along. Default: all kinds of it. */
interface ServedGroup {
  readonly group: string;
  readonly kinds?: readonly string[];
}

/** What a cluster on this machine has. */
export interface PlayedParts {
  readonly served: readonly ServedGroup[];
  readonly images: ImageCommands;
}

/** One thing that the twin cannot do: where it stands, what it is, and what to write instead. */
interface UnplayablePart {
  readonly object: string;
  /** Logical name. */
  readonly name: string;
  readonly text: string;
}

/** Groups of the API server's own. Source: Kubernetes 1.36, API groups. */
const isBuiltIn = (group: string): boolean =>
  ["", "core", "apps", "batch", "autoscaling", "policy"].includes(group) ||
  (/^[a-z.]+\.k8s\.io$/.test(group) && group !== "gateway.networking.k8s.io" && !group.includes(".x-k8s."));

/** What is said of another cluster, in the program or in the stack's file. */
export const ownClusterOnly =
  'allowed: none, since the cluster is the stack\'s own here; leave it out on this machine: new pulumi.Config("vipkit").get("twin") is there';

const shownValue = (value: unknown): string => JSON.stringify(value);

/** Kinds that the program defines itself: `group kind`. */
const definedBy = (objects: readonly PlannedObject[]): ReadonlySet<string> =>
  new Set(
    objects
      .filter(({ type }) => objectTypeOf(type)?.kind === "CustomResourceDefinition")
      .map(({ inputs }) => propsOf(toProps(inputs)["spec"]))
      .map((spec) => `${textOf(spec["group"])} ${textOf(propsOf(spec["names"])["kind"])}`),
  );

/** Names of the classes whose Gateways are served: the twin's own, and those that the program gives to the same controller. */
const servedClasses = (objects: readonly PlannedObject[]): readonly string[] => [
  ownClass,
  ...objects
    .filter(({ type }) => objectTypeOf(type)?.kind === "GatewayClass")
    .map(({ inputs }) => toProps(inputs))
    .filter(({ spec }) => propsOf(spec)["controllerName"] === controllerName)
    .map(({ metadata }) => textOf(propsOf(metadata)["name"])),
];

type KindProblems = (spec: ReturnType<typeof propsOf>, object: PlannedObject, classes: readonly string[]) => string[];

const noWebhook: KindProblems = (_spec, { inputs }) =>
  listOf(toProps(inputs)["webhooks"]).flatMap(({ clientConfig }, index) =>
    propsOf(clientConfig)["service"] === undefined
      ? []
      : [
          `webhooks[${index}].clientConfig.service is given; allowed: url, since Services have no address that the API server reaches here; leave the object out on this machine`,
        ],
  );

/** What has no controller here, by kind: it would wait for one without end. */
const ofKind: Readonly<Record<string, KindProblems>> = {
  Ingress: () => [
    "its kind is Ingress; allowed: Gateway and HTTPRoute, since no Ingress controller runs here; write those, or leave it out on this machine",
  ],
  PersistentVolumeClaim: () => [
    "its kind is PersistentVolumeClaim; allowed: emptyDir, configMap and secret volumes, since the twin has no disks; leave it out on this machine",
  ],
  StatefulSet: ({ volumeClaimTemplates }) =>
    listOf(volumeClaimTemplates).length === 0
      ? []
      : [
          `spec.volumeClaimTemplates has ${listOf(volumeClaimTemplates).length}; allowed: none, since the twin has no disks; leave the object out on this machine`,
        ],
  Service: ({ type }) =>
    type === "LoadBalancer"
      ? [
          'spec.type is "LoadBalancer"; allowed: ClusterIP, since nothing here gives a Service an address; let a Gateway lead to it',
        ]
      : [],
  Gateway: ({ gatewayClassName }, _object, classes) =>
    textOf(gatewayClassName) === "" || classes.includes(textOf(gatewayClassName))
      ? []
      : [
          `spec.gatewayClassName is ${shownValue(gatewayClassName)}; allowed: ${classes.join(", ")}, or a GatewayClass of the program whose controllerName is ${controllerName}: Envoy Gateway is the only controller here`,
        ],
  ValidatingWebhookConfiguration: noWebhook,
  MutatingWebhookConfiguration: noWebhook,
};

/** A cluster of the user's own is not for this machine to change. */
const ofProvider = ({ name, inputs }: PlannedObject): readonly UnplayablePart[] =>
  ["kubeconfig", "context"]
    .filter((key) => inputs[key] !== undefined && inputs[key] !== "")
    .map((key) => ({ object: `Provider "${name}"`, name, text: `${key} is given; ${ownClusterOnly}` }));

/** All that keeps objects of a program from coming up on the twin as they would in a cluster, in the order in which they stand. */
export function unplayableParts(
  objects: readonly PlannedObject[],
  { served, images }: PlayedParts,
): readonly UnplayablePart[] {
  const defined = definedBy(objects);
  const classes = servedClasses(objects);
  const isServed = (group: string, kind: string): boolean =>
    isBuiltIn(group) ||
    defined.has(`${group} ${kind}`) ||
    served.some((one) => one.group === group && (one.kinds?.includes(kind) ?? true));
  return objects.flatMap((object): readonly UnplayablePart[] => {
    const [, apiVersion = "", name = ""] = object.type.split(":");
    if (object.type === kubernetesProvider) return ofProvider(object);
    const refused = unsupported(apiVersion, name);
    if (refused !== undefined) return [{ object: `${name} "${object.name}"`, name: object.name, text: refused }];
    const type = objectTypeOf(object.type);
    if (type === undefined) return [];
    const part = (text: string) => ({ object: `${type.kind} "${object.name}"`, name: object.name, text });
    if (!isServed(type.group, type.kind)) {
      const groups = served.map(({ group }) => group).join(", ");
      return [
        part(
          `its kind is of ${type.group}; allowed: Kubernetes' own kinds, those of ${groups}, and what the program defines; no controller of it runs here: leave it out on this machine`,
        ),
      ];
    }
    const own = isBuiltIn(type.group) || type.group === "gateway.networking.k8s.io" ? ofKind[type.kind] : undefined;
    const spec = propsOf(toProps(object.inputs)["spec"]);
    return [...(own?.(spec, object, classes) ?? []), ...podProblems(object, images)].map(part);
  });
}
