import { isProps, type Json, type Props } from "../../../model/graph/json";
import { conditionOf, listOf, numberOf, propsOf, textOf } from "../api/objects";

/** How far an object is. `failed`: it will not become ready by waiting. */
export interface Readiness {
  readonly state: "ready" | "waiting" | "failed";
  /** What it waits for, or why it failed; empty when ready. */
  readonly message: string;
}

export const ready: Readiness = { state: "ready", message: "" };
export const waiting = (message: string): Readiness => ({ state: "waiting", message });
const failed = (message: string): Readiness => ({ state: "failed", message });

/** Reads an object's own status. Kinds that are not here are ready when they are there. */
const rules: Readonly<Record<string, (object: Props) => Readiness>> = {
  "apps/Deployment": deployment,
  "apps/StatefulSet": replicated,
  "apps/DaemonSet": daemonSet,
  "batch/Job": job,
  "/Pod": pod,
  "/Service": service,
  "/PersistentVolumeClaim": claim,
  "gateway.networking.k8s.io/Gateway": (object) => condition(object, "Programmed"),
  "apiextensions.k8s.io/CustomResourceDefinition": (object) => condition(object, "Established"),
  "cert-manager.io/Certificate": (object) => condition(object, "Ready"),
};

export function readinessOf(object: Props): Readiness {
  const annotations = propsOf(propsOf(object.metadata).annotations);
  if (annotations["pulumi.com/skipAwait"] === "true") return ready;
  const asked = textOf(annotations["pulumi.com/waitFor"]);
  if (asked !== "") return askedFor(object, asked);
  const group = textOf(object.apiVersion).includes("/") ? textOf(object.apiVersion).split("/")[0] : "";
  return rules[`${group}/${textOf(object.kind)}`]?.(object) ?? ready;
}

/** Whether a Service of this kind has endpoints of its own to wait for. */
export function needsEndpoints(object: Props): boolean {
  const spec = propsOf(object.spec);
  const annotations = propsOf(propsOf(object.metadata).annotations);
  const isService =
    object.apiVersion === "v1" && object.kind === "Service" && annotations["pulumi.com/skipAwait"] !== "true";
  const hasSelector = Object.keys(propsOf(spec.selector)).length > 0;
  return isService && hasSelector && spec.type !== "ExternalName" && spec.clusterIP !== "None";
}

const statusOf = (object: Props): Props => propsOf(object.status);
const generationOf = (object: Props): number => numberOf(propsOf(object.metadata).generation);
const isObserved = (object: Props): boolean => numberOf(statusOf(object).observedGeneration) >= generationOf(object);

function deployment(object: Props): Readiness {
  const status = statusOf(object);
  const progressing = conditionOf(status.conditions, "Progressing");
  if (!isObserved(object)) return waiting("the controller has not seen this change yet");
  if (progressing?.status === "False") return failed(textOf(progressing.message));
  const wanted = numberOf(propsOf(object.spec).replicas, 1);
  const [updated, available, all] = [status.updatedReplicas, status.availableReplicas, status.replicas].map((each) =>
    numberOf(each),
  );
  if ((updated ?? 0) < wanted) return waiting(`${updated} of ${wanted} pods are of the new kind`);
  if ((all ?? 0) > (updated ?? 0))
    return waiting(`${(all ?? 0) - (updated ?? 0)} pods of the old kind are still there`);
  if ((available ?? 0) < wanted) return waiting(`${available} of ${wanted} pods are available`);
  return ready;
}

function replicated(object: Props): Readiness {
  const status = statusOf(object);
  if (!isObserved(object)) return waiting("the controller has not seen this change yet");
  const wanted = numberOf(propsOf(object.spec).replicas, 1);
  if (numberOf(status.updatedReplicas) < wanted && status.currentRevision !== status.updateRevision)
    return waiting(`${numberOf(status.updatedReplicas)} of ${wanted} pods are of the new kind`);
  return numberOf(status.readyReplicas) < wanted
    ? waiting(`${numberOf(status.readyReplicas)} of ${wanted} pods are ready`)
    : ready;
}

function daemonSet(object: Props): Readiness {
  const status = statusOf(object);
  if (!isObserved(object)) return waiting("the controller has not seen this change yet");
  const wanted = numberOf(status.desiredNumberScheduled);
  const [updated, available] = [numberOf(status.updatedNumberScheduled), numberOf(status.numberAvailable)];
  return updated < wanted || available < wanted ? waiting(`${available} of ${wanted} pods are available`) : ready;
}

function job(object: Props): Readiness {
  const { conditions } = statusOf(object);
  const failure = conditionOf(conditions, "Failed");
  if (failure?.status === "True") return failed(`the job failed: ${textOf(failure.message) || textOf(failure.reason)}`);
  if (propsOf(object.spec).suspend === true) return ready;
  return conditionOf(conditions, "Complete")?.status === "True" ? ready : waiting("the job has not completed");
}

function pod(object: Props): Readiness {
  const status = statusOf(object);
  if (status.phase === "Succeeded") return ready;
  if (status.phase === "Failed") return failed(`the pod failed: ${textOf(status.message) || textOf(status.reason)}`);
  return conditionOf(status.conditions, "Ready")?.status === "True" ? ready : waiting("the pod is not ready");
}

function service(object: Props): Readiness {
  if (propsOf(object.spec).type !== "LoadBalancer") return ready;
  const ingress = listOf(propsOf(statusOf(object).loadBalancer).ingress);
  return ingress.length > 0
    ? ready
    : waiting("it has no load balancer address: does a controller for type LoadBalancer run?");
}

function claim(object: Props): Readiness {
  const { phase } = statusOf(object);
  return phase === "Bound" ? ready : waiting(`the claim is ${textOf(phase) || "new"}, not Bound`);
}

function condition(object: Props, type: string): Readiness {
  const found = conditionOf(statusOf(object).conditions, type);
  if (found?.status === "True" && numberOf(found.observedGeneration, generationOf(object)) >= generationOf(object))
    return ready;
  const reason =
    found === undefined ? "no controller has said anything of it" : `${textOf(found.reason)}: ${textOf(found.message)}`;
  return waiting(`condition ${type} is not True (${reason})`);
}

/** The official provider's annotation: `condition=Type[=Status]`, `jsonpath={...}[=value]`, or a JSON list of them that all must hold. */
function askedFor(object: Props, text: string): Readiness {
  const wishes = text.startsWith("[") ? listed(text) : [text];
  const missing = wishes.find((wish) => !holds(object, wish));
  return missing === undefined ? ready : waiting(`it waits for ${missing}`);
}

function listed(text: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : [text];
  } catch {
    return [text];
  }
}

function holds(object: Props, wish: string): boolean {
  const [, kind = "", rest = ""] = /^(condition|jsonpath)=(.*)$/s.exec(wish) ?? [];
  if (kind === "condition") {
    const [type = "", status = "True"] = rest.split("=");
    return textOf(conditionOf(statusOf(object).conditions, type)?.status).toLowerCase() === status.toLowerCase();
  }
  const [, path = "", wanted] = /^\{?(.*?)\}?(?:=(.*))?$/s.exec(rest) ?? [];
  const value = valueAt(object, path);
  return wanted === undefined ? value !== undefined : value === wanted || JSON.stringify(value) === wanted;
}

function valueAt(object: Props, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const step of path.split(/[.[\]]+/).filter((each) => each !== "")) {
    if (Array.isArray(value)) value = toItem(value, step);
    else value = isProps(value) ? value[step] : undefined;
  }
  return value;
}

const toItem = (list: readonly Json[], step: string): Json | undefined => list[Number(step)];
