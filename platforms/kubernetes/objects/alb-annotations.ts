import type { ResourceReader } from "../../../model/graph";
import { isList, isProps } from "../../../model/graph/json";
import { annotationsOf, type IngressController } from "./ingress-classes";
import { jsonAnnotation } from "./ingresses";

/** An AWS Load Balancer Controller. */
export type AlbController = Extract<IngressController, { kind: "alb" }>;

const prefix = "alb.ingress.kubernetes.io/";

export const albAnnotation = (name: string): string => `${prefix}${name}`;

/** An annotation of the load balancer or its listeners, which Ingresses alone have. Throws UnknownValueError. */
export const albOption = (ingress: ResourceReader, name: string): string | undefined =>
  annotationsOf(ingress)[albAnnotation(name)];

/** An annotation of target groups: the Service's own comes first. Source: AWS Load Balancer Controller 3.5.0, model_build_target_group.go. Throws UnknownValueError. */
export function targetOption(
  ingress: ResourceReader,
  service: ResourceReader,
  name: string,
): { readonly holder: ResourceReader; readonly value: string } | undefined {
  for (const holder of [service, ingress]) {
    const value = albOption(holder, name);
    if (value !== undefined) return { holder, value };
  }
  return undefined;
}

/** How a load balancer reaches pods; the class's parameters come first, and `instance` is meant where nothing is said. Throws UnknownValueError. */
export const targetTypeOf = (ingress: ResourceReader, service: ResourceReader, { parameters }: AlbController): string =>
  parameters?.text("spec.targetType") ?? targetOption(ingress, service, "target-type")?.value ?? "instance";

interface AlbListener {
  readonly protocol: string;
  readonly port: number;
}

/** The listeners of an Ingress: 443 where it has a certificate, else 80. Source: AWS Load Balancer Controller 3.5.0, model_build_listener.go. Throws UnknownValueError. */
export function listenersOfAlb(ingress: ResourceReader, { parameters }: AlbController): readonly AlbListener[] {
  const said = jsonAnnotation(ingress, albAnnotation("listen-ports"));
  if (isList(said))
    return said.flatMap((entry) =>
      isProps(entry)
        ? Object.entries(entry).flatMap(([protocol, port]) => (typeof port === "number" ? [{ protocol, port }] : []))
        : [],
    );
  const isEncrypted =
    albOption(ingress, "certificate-arn") !== undefined || (parameters?.items("spec.certificateArn").length ?? 0) > 0;
  return [isEncrypted ? { protocol: "HTTPS", port: 443 } : { protocol: "HTTP", port: 80 }];
}

/** The port to which listeners without TLS redirect. Throws UnknownValueError. */
export const redirectPortOf = (ingress: ResourceReader, { parameters }: AlbController): string | undefined =>
  parameters?.text("spec.sslRedirectPort") ?? albOption(ingress, "ssl-redirect");

/** The group of Ingresses that share its load balancer; undefined for one of its own. Throws UnknownValueError. */
export const groupOf = (ingress: ResourceReader, { parameters }: AlbController): string | undefined =>
  parameters?.text("spec.group.name") ?? albOption(ingress, "group.name");

/** A load balancer's attribute: `idle_timeout.timeout_seconds=30`. Throws UnknownValueError. */
export function albAttribute(ingress: ResourceReader, { parameters }: AlbController, key: string): string | undefined {
  const own = parameters
    ?.items("spec.loadBalancerAttributes")
    .find((one) => one.text("key") === key)
    ?.text("value");
  if (own !== undefined) return own;
  const pairs = (albOption(ingress, "load-balancer-attributes") ?? "").split(",").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === key)?.[1];
}
