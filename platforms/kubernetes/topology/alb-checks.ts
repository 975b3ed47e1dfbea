import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { type AlbController, albAttribute, targetOption, targetTypeOf } from "../objects/alb-annotations";
import { nameOf, namespaceOf, objectsIn } from "../objects/names";
import type { ActiveCheck, GatewayChecks } from "./serving-path";

const check = "spec.defaultConfiguration.healthCheckConfig";

/** What an AWS Load Balancer Controller takes where a Gateway's configuration says nothing. Source: controller 3.5.0, model_build_target_group.go. */
const usual = { interval: 15, timeout: 5, unhealthyThreshold: 3, targetType: "instance" } as const;

/** Failed checks that count where an Ingress says nothing: one less than for a Gateway. Source: controller 3.5.0, model_builder.go. */
const usualOfIngress = 2;

/** Seconds without data after which a load balancer gives a request up. Source: ELBv2, idle_timeout.timeout_seconds: 60. */
const usualIdleTimeout = 60;

const attributeOf = (attributes: readonly ResourceReader[], key: string): string | undefined =>
  attributes.find((one) => one.text("key") === key)?.text("value");

const notSaid = (view: ResourceReader, what: string): UnknownValueError =>
  new UnknownValueError(view.resource.urn, what, "open");

/** The configuration of a Gateway's load balancer; undefined where another program makes it. Throws UnknownValueError. */
const configurationOf = (gateway: ResourceReader, graph: Graph): ResourceReader | undefined =>
  objectsIn(graph).named(types.loadBalancerConfiguration, {
    namespace: namespaceOf(gateway),
    name: gateway.text("spec.infrastructure.parametersRef.name") ?? "",
  });

/** It never sends a request a second time, and takes no health for a mistake of its checks. */
function checksOf(holder: ResourceReader, idle: string | undefined, active: ActiveCheck | undefined): GatewayChecks {
  const seconds = Number(idle ?? usualIdleTimeout);
  if (!Number.isFinite(seconds))
    throw notSaid(holder, `idle_timeout.timeout_seconds is ${idle ?? ""}, which is no number`);
  return {
    retries: false,
    panicThreshold: 0,
    requestTimeout: { path: `${holder.resource.name}.idle_timeout`, worst: seconds, typical: seconds },
    refused: "502 at once: nothing retries",
    ...(active === undefined ? {} : { active }),
  };
}

/** How an application load balancer checks the pods behind a Service, and what it does when they fail: it sends nothing a second time. Throws UnknownValueError. */
export function readAlbChecks(gateway: ResourceReader, service: ResourceReader, graph: Graph): GatewayChecks {
  const configuration = configurationOf(gateway, graph);
  const { namespace, name } = nameOf(service);
  const [targets] = objectsIn(graph).among(
    [types.targetGroupConfiguration],
    namespace,
    (one) => one.text("spec.targetReference.name") === name,
  );
  if (targets !== undefined && targets.items("spec.routeConfigurations").length > 0)
    throw notSaid(targets, `which of the routes that ${targets.resource.name} names this one is`);
  if (configuration?.has("spec.defaultTargetGroupConfiguration") === true)
    throw notSaid(configuration, `what the defaults of ${configuration.resource.name} leave of ${name}'s own`);
  const idle = attributeOf(configuration?.items("spec.loadBalancerAttributes") ?? [], "idle_timeout.timeout_seconds");
  // By way of a machine's port each check may reach another pod: it says nothing of one.
  const isByPod = (targets?.text("spec.defaultConfiguration.targetType") ?? usual.targetType) === "ip";
  const active: ActiveCheck = {
    path: `${(targets ?? service).resource.name}.healthCheckConfig`,
    asks: targets?.text(`${check}.healthCheckProtocol`) === "TCP" ? "connection" : "answer",
    interval: targets?.number(`${check}.healthCheckInterval`) ?? usual.interval,
    timeout: targets?.number(`${check}.healthCheckTimeout`) ?? usual.timeout,
    failures: targets?.number(`${check}.unhealthyThresholdCount`) ?? usual.unhealthyThreshold,
  };
  return checksOf(configuration ?? gateway, idle, isByPod ? active : undefined);
}

/** The same of a load balancer that an Ingress describes by annotations. Throws UnknownValueError. */
export function readIngressChecks(ingress: ResourceReader, service: ResourceReader, alb: AlbController): GatewayChecks {
  const number = (name: string, usually: number): number => {
    const said = targetOption(ingress, service, name);
    if (said === undefined) return usually;
    const value = Number(said.value);
    if (Number.isInteger(value) && value > 0) return value;
    throw notSaid(said.holder, `what the annotation ${name} says is not told: ${said.value} is no number`);
  };
  const active: ActiveCheck = {
    path: `${ingress.resource.name}.healthcheck`,
    asks: "answer",
    interval: number("healthcheck-interval-seconds", usual.interval),
    timeout: number("healthcheck-timeout-seconds", usual.timeout),
    failures: number("unhealthy-threshold-count", usualOfIngress),
  };
  const idle = albAttribute(ingress, alb, "idle_timeout.timeout_seconds");
  return checksOf(ingress, idle, targetTypeOf(ingress, service, alb) === "ip" ? active : undefined);
}
