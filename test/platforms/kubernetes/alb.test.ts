import assert from "node:assert/strict";
import { test } from "node:test";
import type { FaultClass } from "../../../model/analysis/budget/types";
import { types } from "../../../platforms/kubernetes/catalog/types";
import { planFaults } from "../../../platforms/kubernetes/fault-model";
import { servingPaths } from "../../../platforms/kubernetes/topology/serving-paths";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const constraints = ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].map((topologyKey) => ({
  topologyKey,
  maxSkew: 1,
  minDomains: 3,
  whenUnsatisfiable: "DoNotSchedule",
  labelSelector: { matchLabels: { app: "web" } },
}));

/** A route of an application load balancer to six pods. */
function pathOf(targets: object, preStop: object = { sleep: { seconds: 20 } }) {
  const graph = graphOf(
    objects(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 6
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 60
      topologySpreadConstraints: ${JSON.stringify(constraints)}
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 8080 }]
          lifecycle: { preStop: ${JSON.stringify(preStop)} }
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 20 }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: gateway.k8s.aws/v1beta1
kind: TargetGroupConfiguration
metadata: { name: web-targets, namespace: shop }
spec: ${JSON.stringify({ targetReference: { name: "web" }, ...targets })}
---
apiVersion: gateway.k8s.aws/v1
kind: LoadBalancerConfiguration
metadata: { name: edge, namespace: shop }
spec: { loadBalancerAttributes: [{ key: idle_timeout.timeout_seconds, value: "30" }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: public
  infrastructure: { parametersRef: { group: gateway.k8s.aws, kind: LoadBalancerConfiguration, name: edge } }
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
`),
  );
  const [route] = graph.ofType(types.httpRoute);
  assert.ok(route);
  const [path] = servingPaths(route, graph);
  assert.ok(path);
  const faults = planFaults(path, { seconds: {} as never });
  const worst = (fault: FaultClass) => {
    const estimate = faults[fault];
    assert.equal(estimate.kind, "bounded", fault);
    return estimate.worst;
  };
  const impact = faults.nodeCrash.kind === "bounded" ? faults.nodeCrash.chains[0]?.clientImpact : undefined;
  return { path, faults, worst, impact };
}

const check = { healthCheckInterval: 10, healthCheckTimeout: 4, unhealthyThresholdCount: 2 };

test("an application load balancer's own checks of pods decide, and it sends nothing a second time", () => {
  const { path, worst, impact } = pathOf({ defaultConfiguration: { targetType: "ip", healthCheckConfig: check } });
  assert.equal(impact, "502 at once: nothing retries");
  assert.equal(path.address.kind, "alb");
  assert.deepEqual(path.checks?.requestTimeout, {
    path: "LoadBalancerConfiguration/edge.idle_timeout",
    worst: 30,
    typical: 30,
  });
  // A process that ends is seen by the kubelet after 2 s, and its target leaves within 20.
  assert.equal(worst("nodeCrash"), 20);
  assert.equal(worst("nodeHang"), 24);
  assert.equal(worst("nodeDrain"), 0);
  assert.equal(worst("balancerLoss"), 123);
});

test("without numbers of its own the controller's hold, and by way of a machine's port no check says anything of a pod", () => {
  const usual = pathOf({ defaultConfiguration: { targetType: "ip" } });
  assert.deepEqual(
    [usual.path.checks?.active?.interval, usual.path.checks?.active?.timeout, usual.path.checks?.active?.failures],
    [15, 5, 3],
  );
  const byPort = pathOf({ defaultConfiguration: { healthCheckConfig: check } });
  assert.equal(byPort.path.checks?.active, undefined);
  assert.equal(byPort.worst("nodeHang"), 81);
});

test("a pod that ends before its target is deregistered loses requests", () => {
  const { worst } = pathOf(
    { defaultConfiguration: { targetType: "ip", healthCheckConfig: check } },
    { sleep: { seconds: 5 } },
  );
  assert.equal(worst("nodeDrain"), 15);
});

test("a hook whose length cannot be read leaves it open what a drain costs", () => {
  const { faults } = pathOf({ defaultConfiguration: { targetType: "ip" } }, { exec: { command: ["/drain.sh"] } });
  assert.match(JSON.stringify(faults.nodeDrain), /how long the preStop hook of Deployment\/web takes/);
});

test("configurations of single routes, and defaults of the load balancer, are not known", () => {
  assert.throws(
    () => pathOf({ defaultConfiguration: {}, routeConfigurations: [{ routeIdentifier: { kind: "HTTPRoute" } }] }),
    /which of the routes that TargetGroupConfiguration\/web-targets names/,
  );
});
