import { type Graph, type ResourceReader, UnknownValueError } from "../../../model/graph";
import { types } from "../catalog/types";
import { nameOf, namespaceOf, objectsIn } from "../objects/names";
import type { GatewayChecks } from "./serving-path";

const check = "spec.defaultConfiguration.healthCheckConfig";

/** What an AWS Load Balancer Controller takes where nothing is said. Source: controller 3.5.0, model_build_target_group.go. */
const usual = { interval: 15, timeout: 5, unhealthyThreshold: 3, targetType: "instance" } as const;

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
  const idle = Number(
    attributeOf(configuration?.items("spec.loadBalancerAttributes") ?? [], "idle_timeout.timeout_seconds") ??
      usualIdleTimeout,
  );
  const requestTimeout = {
    path: `${(configuration ?? gateway).resource.name}.idle_timeout`,
    worst: idle,
    typical: idle,
  };
  const common = { retries: false, panicThreshold: 0, requestTimeout };
  // By way of a machine's port each check may reach another pod: it says nothing of one.
  if ((targets?.text("spec.defaultConfiguration.targetType") ?? usual.targetType) !== "ip") return common;
  return {
    ...common,
    active: {
      path: `${(targets ?? service).resource.name}.healthCheckConfig`,
      asks: targets?.text(`${check}.healthCheckProtocol`) === "TCP" ? "connection" : "answer",
      interval: targets?.number(`${check}.healthCheckInterval`) ?? usual.interval,
      timeout: targets?.number(`${check}.healthCheckTimeout`) ?? usual.timeout,
      failures: targets?.number(`${check}.unhealthyThresholdCount`) ?? usual.unhealthyThreshold,
    },
  };
}
