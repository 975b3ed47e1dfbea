import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judgeReachability, planReachability } from "../../../platforms/kubernetes/reachability";
import { graphOf } from "../../policies/fixture";
import { objects } from "../../policies/kubernetes/objects";

const pods = (name: string, image = "i") => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: ${image}, ports: [{ name: http, containerPort: 8080 }, { containerPort: 80 }] }] }
`;
const service = (name: string, type = "ClusterIP") => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { type: ${type}, selector: { app: ${name} }, ports: [{ name: web, port: 80, targetPort: ${type === "ClusterIP" ? "http" : "80"} }] }
`;
const classOf = (name: string, controller: string) => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name} }
spec: { controller: ${controller} }
`;
const ingress = (className: string, annotations: Readonly<Record<string, string>> = {}, name = "web") => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: shop, annotations: ${JSON.stringify(annotations)} }
spec: { ingressClassName: ${className}, defaultBackend: { service: { name: web, port: { name: web } } } }
`;
const policy = (from: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [${from}], ports: [{ port: http }] }] }
`;
const albClass = classOf("alb", "ingress.k8s.aws/alb");
const annotated = (more: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(more).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]));
const facing = annotated({ scheme: "internet-facing", "target-type": "ip" });

const graph = (...texts: readonly string[]) => graphOf(objects([pods("web"), service("web"), ...texts].join("---")));
const flows = (from: string, to: string, ...texts: readonly string[]) =>
  planReachability(graph(...texts))
    .flows.filter((flow) => flow.from === from && flow.to === to)
    .map(({ port, verdict }) => `${port} ${verdict}`);
const [entry, web] = ["Ingress/web", "Deployment/web"];

describe("clients of an Ingress behind an application load balancer", () => {
  test("come in where it faces the internet, at its listeners", () => {
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", facing)), ["80 open"]);
    const listens = { ...facing, ...annotated({ "listen-ports": '[{"HTTP": 80}, {"HTTPS": 8443}]' }) };
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", listens)), ["80 open", "8443 open"]);
    const encrypted = { ...facing, ...annotated({ "certificate-arn": "arn:aws:acm:eu-west-1:1:certificate/a" }) };
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", encrypted)), ["443 open"]);
  });

  test("stay out of one that is internal, as one is by default, or takes others alone", () => {
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb")), ["80 closed"]);
    const narrow = { ...facing, ...annotated({ "inbound-cidrs": "203.0.113.0/24, 10.0.0.0/8" }) };
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", narrow)), ["80 closed"]);
  });

  test("are not told of where a security group or a class elsewhere decides", () => {
    const groups = { ...facing, ...annotated({ "security-groups": "sg-1" }) };
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", groups)), ["80 unknown"]);
    assert.deepEqual(flows("internet", entry, ingress("alb")), ["80 unknown"]);
    assert.deepEqual(flows("internet", entry, ingress("traefik")), ["80 unknown"]);
  });

  test("come in where another one of its group faces the internet", () => {
    const shared = annotated({ "group.name": "shop" });
    const other = ingress("alb", { ...shared, ...facing }, "other");
    assert.deepEqual(flows("internet", entry, albClass, ingress("alb", shared), other), ["80 open"]);
  });
});

describe("what serves an Ingress", () => {
  test("reaches its pods where no policy says otherwise, and a load balancer by its addresses alone", () => {
    const to = (...texts: readonly string[]) => flows(entry, web, albClass, ingress("alb", facing), ...texts);
    assert.deepEqual(to(), ["8080 open"]);
    assert.deepEqual(to(policy("{ ipBlock: { cidr: 0.0.0.0/0 } }")), ["8080 open"]);
    assert.deepEqual(to(policy("{ ipBlock: { cidr: 10.0.0.0/16 } }")), ["8080 unknown"]);
    assert.deepEqual(to(policy("{ namespaceSelector: {} }")), ["8080 closed"]);
    const byMachine = ingress("alb", annotated({ scheme: "internet-facing" }));
    assert.deepEqual(flows(entry, web, albClass, byMachine, policy("{ namespaceSelector: {} }")), ["8080 unknown"]);
  });

  test("is held against the paths of the Ingress", () => {
    const judge = (...texts: readonly string[]) => {
      const all = graph(albClass, ingress("alb", facing), ...texts);
      return judgeReachability(planReachability(all), all).find(({ id }) => id === "ingress-reaches-pods")?.outcome;
    };
    assert.equal(judge(), "holds");
    assert.equal(judge(policy("{ namespaceSelector: {} }")), "broken");
    assert.equal(judge(policy("{ ipBlock: { cidr: 10.0.0.0/16 } }")), "unknown");
  });

  test("is ingress-nginx by its pods, from outside by its Service", () => {
    const nginx = [pods("nginx", "registry.k8s.io/ingress-nginx/controller:v1.12.0"), service("nginx", "LoadBalancer")];
    const all = [classOf("nginx", "k8s.io/ingress-nginx"), ingress("nginx"), ...nginx];
    assert.deepEqual(flows("internet", entry, ...all), ["80 open"]);
    assert.deepEqual(flows(entry, web, ...all, policy("{ podSelector: { matchLabels: { app: nginx } } }")), [
      "8080 open",
    ]);
    assert.deepEqual(flows(entry, web, ...all, policy("{ podSelector: { matchLabels: { app: other } } }")), [
      "8080 closed",
    ]);
    const own = { "nginx.ingress.kubernetes.io/whitelist-source-range": "10.0.0.0/8" };
    const narrow = [classOf("nginx", "k8s.io/ingress-nginx"), ingress("nginx", own), ...nginx];
    assert.deepEqual(flows("internet", entry, ...narrow), ["80 closed"]);
  });
});
