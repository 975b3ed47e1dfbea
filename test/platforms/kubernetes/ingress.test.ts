import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stringify } from "yaml";
import { types } from "../../../platforms/kubernetes/catalog/types";
import { planFaults } from "../../../platforms/kubernetes/fault-model";
import { waysOfIngress } from "../../../platforms/kubernetes/objects/ingresses";
import { hasTraffic } from "../../../platforms/kubernetes/topology/pool-capacity";
import { servingPaths } from "../../../platforms/kubernetes/topology/serving-paths";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const zones = { topologyKey: "topology.kubernetes.io/zone", maxSkew: 1, minDomains: 3 };
const workload = (name: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace: "shop" },
  spec: {
    replicas: 6,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        terminationGracePeriodSeconds: 60,
        topologySpreadConstraints: [
          { ...zones, whenUnsatisfiable: "DoNotSchedule", labelSelector: { matchLabels: { app: name } } },
        ],
        containers: [
          {
            name,
            image: "shop:1",
            ports: [{ containerPort: 8080 }],
            lifecycle: { preStop: { sleep: { seconds: 20 } } },
            readinessProbe: { httpGet: { path: "/", port: 8080 }, periodSeconds: 20 },
          },
        ],
      },
    },
  },
});
const service = (name: string, annotations = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, namespace: "shop", annotations },
  spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
});
const classOf = (name: string, controller: string, spec = {}) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name },
  spec: { controller, ...spec },
});
const backend = (name: string) => ({ service: { name, port: { number: 80 } } });
const ingress = (spec: object, annotations = {}) => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "shop", namespace: "shop", annotations },
  spec: {
    rules: [
      { host: "shop.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend: backend("web") }] } },
    ],
    ...spec,
  },
});

const graphWith = (...more: readonly object[]) =>
  graphOf(
    objects([workload("web"), workload("cart"), service("cart"), ...more].map((one) => stringify(one)).join("---\n")),
  );

/** The ways of the only Ingress, and what their faults cost at worst. */
function waysOf(...more: readonly object[]) {
  const graph = graphWith(...more);
  const [source] = graph.ofType(types.ingress);
  assert.ok(source);
  return servingPaths(source, graph).map((path) => {
    const { nodeCrash, nodeHang, nodeDrain, zoneLoss, balancerLoss } = planFaults(path, { seconds: {} as never });
    const figures = [nodeCrash, nodeHang, nodeDrain, zoneLoss, balancerLoss].map((one) =>
      one.kind === "bounded" ? one.worst : one.kind,
    );
    return { path, figures, impact: nodeCrash.kind === "bounded" ? nodeCrash.chains[0]?.clientImpact : "" };
  });
}

const alb = (name: string) => `alb.ingress.kubernetes.io/${name}`;

describe("an Ingress of the AWS Load Balancer Controller", () => {
  test("has checks by its annotations, of which a Service's own come first, and else the controller's", () => {
    const annotations = { [alb("target-type")]: "ip", [alb("healthcheck-interval-seconds")]: "10" };
    const [way] = waysOf(
      service("web", { [alb("healthcheck-interval-seconds")]: "5" }),
      ingress({ ingressClassName: "alb" }, annotations),
    );
    assert.deepEqual(way?.path.checks?.active, {
      path: "Ingress/shop.healthcheck",
      asks: "answer",
      interval: 5,
      timeout: 5,
      failures: 2,
    });
    assert.equal(way.path.rule, "Ingress/shop: shop.example.com/");
    assert.equal(way.impact, "502 at once: nothing retries");
    assert.deepEqual(way.figures, [10, 15, 0, 123, 123]);
  });

  test("reaches machines where nothing says that pods are targets, and then no check tells of a pod", () => {
    const [way] = waysOf(service("web"), ingress({ ingressClassName: "alb" }));
    assert.equal(way?.path.checks?.active, undefined);
    assert.deepEqual(way?.path.address, { kind: "alb" });
  });

  test("takes what its class's parameters say before any annotation, whatever the class is called", () => {
    const [way] = waysOf(
      service("web", { [alb("target-type")]: "instance" }),
      classOf("public", "ingress.k8s.aws/alb", { parameters: { kind: "IngressClassParams", name: "public" } }),
      {
        apiVersion: "elbv2.k8s.aws/v1beta1",
        kind: "IngressClassParams",
        metadata: { name: "public" },
        spec: { targetType: "ip", loadBalancerAttributes: [{ key: "idle_timeout.timeout_seconds", value: "30" }] },
      },
      ingress({ ingressClassName: "public" }),
    );
    assert.equal(way?.path.checks?.active?.interval, 15);
    assert.equal(way.path.checks.requestTimeout.worst, 30);
  });

  test("splits by the weights of an action, and has no way where it answers itself", () => {
    const group = (name: string, weight: number) => ({ serviceName: name, servicePort: 80, weight });
    const action = {
      type: "forward",
      forwardConfig: { targetGroups: [group("web", 3), group("cart", 1), group("old", 0)] },
    };
    const named = (name: string) => ({ service: { name, port: { name: "use-annotation" } } });
    const paths = ["split", "stop"].map((name) => ({ path: `/${name}`, pathType: "Prefix", backend: named(name) }));
    const ways = waysOf(
      service("web"),
      ingress(
        { ingressClassName: "alb", rules: [{ http: { paths } }] },
        {
          [alb("actions.split")]: JSON.stringify(action),
          [alb("actions.stop")]: '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"410"}}',
        },
      ),
    );
    assert.deepEqual(
      ways.map(({ path: { backend: name, share, others } }) => [name, share, others]),
      [
        ["web", 0.75, 0],
        ["cart", 0.25, 0],
      ],
    );
  });

  test("is not known where annotations cannot be read", () => {
    const broken = ingress(
      {
        ingressClassName: "alb",
        rules: [],
        defaultBackend: { service: { name: "x", port: { name: "use-annotation" } } },
      },
      { [alb("actions.x")]: "{" },
    );
    assert.throws(() => waysOf(broken), /the annotation alb\.ingress\.kubernetes\.io\/actions\.x says.*no JSON/);
    const worded = ingress({ ingressClassName: "alb" }, { [alb("healthcheck-timeout-seconds")]: "5s" });
    assert.throws(() => waysOf(service("web"), worded), /healthcheck-timeout-seconds says.*5s is no number/);
  });
});

describe("an Ingress of another controller", () => {
  const controller = {
    ...workload("controller"),
    spec: {
      ...workload("controller").spec,
      replicas: 2,
      template: {
        metadata: { labels: { app: "controller" } },
        spec: { containers: [{ name: "controller", image: "registry/ingress-nginx/controller:v1.12.1" }] },
      },
    },
  };
  const nginx = classOf("nginx", "k8s.io/ingress-nginx");
  const entry = { ...service("controller"), spec: { ...service("controller").spec, type: "LoadBalancer" } };
  const l2 = { apiVersion: "metallb.io/v1beta1", kind: "L2Advertisement", metadata: { name: "l2", namespace: "lb" } };

  test("of the retired ingress-nginx has the cluster's times, and counts on no second try", () => {
    const [way] = waysOf(service("web"), nginx, controller, entry, l2, ingress({ ingressClassName: "nginx" }));
    assert.deepEqual(way?.path.address, { kind: "l2" });
    assert.equal(way.path.proxies, 2);
    assert.equal(way.path.checks?.requestTimeout.worst, 180);
    assert.equal(way.impact, "502 where each of 3 tries meets the pod");
    assert.deepEqual(way.figures, [7, 66, 0, 55, 24]);
  });

  test("without the controller in the program its address is not known, and the pods' figures are", () => {
    const [way] = waysOf(
      service("web"),
      ingress({ ingressClassName: "nginx" }, { "nginx.ingress.kubernetes.io/proxy-read-timeout": "20" }),
    );
    assert.deepEqual(way?.figures.slice(0, 3), [7, 66, 0]);
    assert.match(JSON.stringify(way?.path.address), /ingress-nginx, which is not in this program/);
  });

  test("is not known, and why is said", () => {
    const why =
      (...more: readonly object[]) =>
      () =>
        waysOf(service("web"), ...more);
    assert.throws(why(ingress({ ingressClassName: "nginx" })), /^.*IngressClass nginx is not in this program$/);
    assert.throws(why(ingress({})), /what serves an Ingress without a class is not told/);
    assert.throws(
      why(classOf("t", "traefik.io/ingress-controller"), ingress({ ingressClassName: "t" })),
      /how soon traefik\.io\/ingress-controller, which serves its class, sees a fault is not known/,
    );
    const canary = { "nginx.ingress.kubernetes.io/canary": "true" };
    assert.throws(why(nginx, ingress({ ingressClassName: "nginx" }, canary)), /what share of another Ingress's/);
    assert.throws(() => waysOf(ingress({ ingressClassName: "alb" })), /Service shop\/web is not in this program/);
  });

  test("without a class is of the default one", () => {
    const usual = {
      ...nginx,
      metadata: { name: "usual", annotations: { "ingressclass.kubernetes.io/is-default-class": "true" } },
    };
    assert.equal(waysOf(service("web"), usual, ingress({}))[0]?.impact, "502 where each of 3 tries meets the pod");
  });
});

test("pods behind an Ingress have requests from outside, and the older form is read as well", () => {
  const old = {
    ...ingress({}),
    apiVersion: "extensions/v1beta1",
    spec: { backend: { serviceName: "web", servicePort: 80 } },
  };
  for (const one of [old, ingress({})]) {
    const graph = graphWith(service("web"), one);
    const traffic = graph.ofType(types.deployment).filter((each) => hasTraffic(each, graph));
    assert.deepEqual(
      traffic.map(({ resource }) => resource.name),
      ["Deployment/web"],
    );
    const [source] = graph.ofType(types.ingress);
    assert.ok(source);
    assert.equal(waysOfIngress(source)[0]?.targets[0]?.port, "80");
  }
});
