import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Graph, type ResourceReader, UnknownValueError, unknown } from "../../../model/graph";
import { canonicalType } from "../../../platforms/graph";
import {
  disruptionBudgetsOf,
  networkPoliciesOf,
  scalersOf,
  scaleTargetOf,
  servicesOf,
  workloadsBehind,
} from "../../../platforms/kubernetes/objects/references";
import {
  backendOf,
  backendRefsOf,
  gatewaysOf,
  routesOf,
  trafficPolicyOf,
} from "../../../platforms/kubernetes/objects/routes";
import {
  fewestPods,
  spreadOverHosts,
  spreadOverZones,
  tolerationSeconds,
} from "../../../platforms/kubernetes/objects/scaling";
import { secondsOf } from "../../../platforms/kubernetes/objects/traffic-policies";
import { graphOf, withProperty } from "../fixture";
import { compliant } from "./compliant";

const names = (views: readonly ResourceReader[]) => views.map(({ resource }) => resource.name).sort();
const graph = graphOf(compliant);
const find = (name: string, from: Graph = graph): ResourceReader => {
  const found = from.resources.find(({ resource }) => resource.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const [blue, web] = [find("Deployment/blue"), find("HTTPRoute/web")];

describe("references by name and by label", () => {
  test("lead from a Service to the pods that it selects, and back", () => {
    assert.deepEqual(names(workloadsBehind(find("Service/blue"), graph)), ["Deployment/blue"]);
    assert.deepEqual(names(servicesOf(blue, graph)), ["Service/blue"]);
  });

  test("lead from an autoscaler to its workload, and back", () => {
    assert.equal(scaleTargetOf(find("HorizontalPodAutoscaler/blue"), graph), blue);
    assert.equal(scaleTargetOf(find("ScaledObject/store"), graph), find("StatefulSet/store"));
    assert.deepEqual(names(scalersOf(blue, graph)), ["HorizontalPodAutoscaler/blue"]);
  });

  test("lead to the budgets and policies that count or restrict pods", () => {
    assert.deepEqual(names(disruptionBudgetsOf(find("StatefulSet/store"), graph)), ["PodDisruptionBudget/store"]);
    assert.deepEqual(names(networkPoliciesOf(blue, graph, "Ingress")), ["NetworkPolicy/deny", "NetworkPolicy/web"]);
    assert.deepEqual(names(networkPoliciesOf(blue, graph, "Egress")), ["NetworkPolicy/deny"]);
  });

  test("lead from a Gateway to its routes, their targets and their policies", () => {
    assert.deepEqual(names(routesOf(find("Gateway/edge"), graph)), ["HTTPRoute/redirect", "HTTPRoute/web"]);
    assert.deepEqual(names(gatewaysOf(web, graph)), ["Gateway/edge"]);
    assert.deepEqual(
      backendRefsOf(web).map((ref) => [ref.rule, backendOf(ref, graph)?.resource.name, ref.weight]),
      [
        [0, "Service/blue", 1],
        [1, "Service/blue", 90],
        [1, "Service/green", 10],
      ],
    );
    assert.deepEqual(names(trafficPolicyOf(web, graph)), ["BackendTrafficPolicy/edge"]);
  });

  test("stay in their namespace", () => {
    const other = graphOf(withProperty(compliant, "Deployment/blue", "metadata.namespace", "other"));
    assert.deepEqual(workloadsBehind(find("Service/blue", other), other), []);
    assert.equal(scaleTargetOf(find("HorizontalPodAutoscaler/blue", other), other), undefined);
  });

  test("are not known where a name or a label is not", () => {
    for (const path of ["metadata.namespace", "metadata.name"]) {
      const open = graphOf(withProperty(compliant, "Deployment/blue", path, unknown));
      assert.throws(() => scaleTargetOf(find("HorizontalPodAutoscaler/blue", open), open), UnknownValueError, path);
    }
    const open = graphOf(withProperty(compliant, "Deployment/blue", "spec.template.metadata.labels", unknown));
    assert.throws(() => workloadsBehind(find("Service/blue", open), open), UnknownValueError);
    assert.deepEqual(names(workloadsBehind(find("Service/green", open), open)), ["Deployment/green"]);
  });
});

describe("what follows from a workload", () => {
  test("is how many pods there are at least, and how they are kept apart", () => {
    assert.equal(fewestPods(blue, graph), 3);
    assert.equal(fewestPods(find("StatefulSet/store"), graph), 2);
    assert.equal(spreadOverHosts(blue), "required");
    assert.equal(spreadOverZones(blue), "required");
    assert.equal(tolerationSeconds(blue), 20);
  });

  test("durations are read as Gateway API has them", () => {
    assert.equal(secondsOf("1m30s"), 90);
    assert.equal(secondsOf("500ms"), 0.5);
    assert.equal(secondsOf("1.5s"), undefined);
    assert.equal(secondsOf(undefined), undefined);
  });
});

describe("an object's type", () => {
  test("has one name, whichever version a program takes", () => {
    const pairs = [
      ["extensions/v1beta1:Deployment", "apps/v1:Deployment"],
      ["apps/v1beta2:StatefulSet", "apps/v1:StatefulSet"],
      ["autoscaling/v1:HorizontalPodAutoscaler", "autoscaling/v2:HorizontalPodAutoscaler"],
      ["policy/v1beta1:PodDisruptionBudget", "policy/v1:PodDisruptionBudget"],
      ["gateway.networking.k8s.io/v1beta1:HTTPRoute", "gateway.networking.k8s.io/v1:HTTPRoute"],
      ["v1:Service", "core/v1:Service"],
      ["metallb.io/v1beta1:BGPPeer", "metallb.io/v1beta2:BGPPeer"],
      ["example.com/v2:Thing", "example.com/v2:Thing"],
      ["yaml:ConfigFile", "yaml:ConfigFile"],
      ["helm.sh/v3:Release", "helm.sh/v3:Release"],
    ];
    for (const [token = "", name = ""] of pairs)
      assert.equal(canonicalType(`kubernetes:${token}`), `kubernetes:${name}`);
  });
});
