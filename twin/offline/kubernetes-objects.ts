import { createHash } from "node:crypto";
import { parseAllDocuments, parseDocument, type Tags } from "yaml";
import type { ResourceAnswer, ResourceRequest } from "../../engine/program/registration";
import { isProps, type Json, type Props, toJson } from "../../model/graph/json";
import {
  apiVersionOf,
  isListKind,
  isPatch,
  type ObjectType,
  objectTypeOf,
} from "../../platforms/kubernetes/catalog/object-type";
import { isNamespaced } from "../../platforms/kubernetes/catalog/scopes";

export const kubernetesProvider = "pulumi:providers:kubernetes";

/** The provider's function behind `ConfigFile` and `ConfigGroup`. */
export const decodeToken = "kubernetes:yaml:decode";

/** As sigs.k8s.io/yaml reads it: YAML 1.1, a repeated key's last value, times as texts. */
const reading = {
  version: "1.1" as const,
  uniqueKeys: false,
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:timestamp"),
};

/** The documents of a YAML text, for {@link decodeToken}. Throws Error for what is no YAML. */
export function decodeYaml({ text }: Props): Props {
  if (typeof text !== "string") return { result: [] };
  const documents = parseAllDocuments(text, reading);
  const parsed = Array.isArray(documents) ? documents : [];
  const [broken] = parsed.flatMap(({ errors }) => errors);
  if (broken !== undefined) throw new Error(`not valid YAML: ${broken.message}`);
  return { result: parsed.map((document) => toJson(document.toJS())).filter(isProps) };
}

const noNamespace = "default";

/**
 * What the Kubernetes provider makes of a program's objects without asking a cluster: the namespace where none is named, a name where there
 * is none. Source: pulumi/pulumi-kubernetes, provider.go `Check` and metadata/naming.go.
 */
export class KubernetesObjects {
  private readonly namespaces = new Map<string, string>();

  /** @param fallback namespace of the default provider: `kubernetes:namespace` of the stack's config. Default: `default` */
  constructor(private readonly fallback: string = noNamespace) {}

  /** Takes an explicit provider in. A cluster that is not made yet has said nothing: then it is `default`. */
  addProvider(urn: string, id: string, inputs: Props): void {
    this.namespaces.set(`${urn}::${id}`, providerNamespace(inputs));
  }

  /** Undefined for what is no object of a cluster. */
  answer(request: ResourceRequest, isPreview: boolean): ResourceAnswer | undefined {
    const type = objectTypeOf(request.type);
    if (type === undefined || !request.custom) return undefined;
    const { urn, id: read = "" } = request;
    if (read !== "") return { urn, id: read, inputs: request.inputs, outputs: standing(type, read) };
    const inputs = this.checked(type, request);
    return { urn, id: isPreview ? "" : idOf(inputs), inputs, outputs: inputs };
  }

  private checked(type: ObjectType, { inputs, name, urn, provider }: ResourceRequest): Props {
    if (isListKind(type)) return inputs;
    const given = isProps(inputs.metadata) ? inputs.metadata : {};
    // What is not known yet may hold a name and a namespace.
    if (inputs.metadata !== undefined && inputs.metadata !== null && !isProps(inputs.metadata)) return inputs;
    const namespace = this.namespaces.get(provider ?? "") ?? (provider ? noNamespace : this.fallback);
    const placed = isNamespaced(type) && !isSaid(given.namespace) ? { ...given, namespace } : given;
    return { ...inputs, metadata: isPatch(type) ? placed : named(placed, name, urn) };
  }
}

/** The namespace of objects that name none, by a provider's settings. */
export function providerNamespace({ namespace, kubeconfig, context }: Props): string {
  if (typeof namespace === "string" && namespace !== "") return namespace;
  return contextNamespace(kubeconfig, context) ?? noNamespace;
}

const isSaid = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== "";

/** `web-1f2e3d4c`, marked as the provider marks it; as it is where the program, or the cluster by a prefix, decides. */
function named(metadata: Props, name: string, urn: string): Props {
  if (isSaid(metadata.name) || isSaid(metadata.generateName)) return metadata;
  const annotations = isProps(metadata.annotations) ? metadata.annotations : {};
  const suffix = createHash("sha256").update(urn).digest("hex").slice(0, 8);
  return {
    ...metadata,
    name: `${name}-${suffix}`,
    annotations: { ...annotations, "pulumi.com/autonamed": "true" },
  };
}

function idOf({ metadata }: Props): string {
  if (!isProps(metadata) || typeof metadata.name !== "string") return "";
  return typeof metadata.namespace === "string" ? `${metadata.namespace}/${metadata.name}` : metadata.name;
}

/** What is known of an object that is read by its id. */
function standing(type: ObjectType, id: string): Props {
  const [first = "", second] = id.split("/");
  const metadata = second === undefined ? { name: first } : { namespace: first, name: second };
  return { apiVersion: apiVersionOf(type), kind: type.kind, metadata };
}

/** The namespace of the context that a kubeconfig's text names. */
function contextNamespace(kubeconfig: Json | undefined, context: Json | undefined): string | undefined {
  if (typeof kubeconfig !== "string" || !kubeconfig.includes("contexts")) return undefined;
  const config = toJson(parseDocument(kubeconfig).toJS());
  if (!isProps(config) || !Array.isArray(config.contexts)) return undefined;
  const name = typeof context === "string" ? context : config["current-context"];
  const contexts: readonly Json[] = config.contexts;
  const found = contexts.find((one) => isProps(one) && one.name === name);
  const inner = isProps(found) && isProps(found.context) ? found.context.namespace : undefined;
  return typeof inner === "string" && inner !== "" ? inner : undefined;
}
