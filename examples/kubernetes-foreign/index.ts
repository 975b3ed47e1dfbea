import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import * as pulumi from "@pulumi/pulumi";

const canary = new pulumi.Config().requireNumber("canary");
const namespace = new Namespace("shop", { metadata: { name: "shop" } }).metadata.name;
const look = new ConfigMap("look", { metadata: { namespace }, data: { THEME: "winter", greeting: "good day" } });

interface Version {
  readonly image: string;
  readonly replicas: number;
  readonly args?: string[];
  /** Asked in place of `/healthz`. */
  readonly command?: string[];
}

/** One version of the shop: its pods, and the Service that routes lead to. */
function deploy(name: string, { image, replicas, args = [], command }: Version): Service {
  const labels = { app: name };
  const probe = command === undefined ? { httpGet: { path: "/healthz", port: "http" } } : { exec: { command } };
  const deployment = new Deployment(name, {
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          volumes: [{ name: "look", configMap: { name: look.metadata.name } }],
          containers: [
            {
              name: "web",
              image,
              args,
              ports: [{ name: "http", containerPort: 8080 }],
              envFrom: [{ configMapRef: { name: look.metadata.name } }],
              volumeMounts: [{ name: "look", mountPath: "/etc/shop", readOnly: true }],
              readinessProbe: { ...probe, periodSeconds: 2 },
              resources: { requests: { cpu: "100m", memory: "64Mi" } },
            },
          ],
        },
      },
    },
  });
  const ports = [{ name: "http", port: 80, targetPort: "http" }];
  return new Service(
    name,
    { metadata: { name, namespace }, spec: { selector: labels, ports } },
    { dependsOn: deployment },
  );
}

const stable = deploy("stable", { image: "registry.example.com/shop/web:1.4.0", replicas: 2 });
const next = deploy("next", {
  image: "registry.example.com/shop/web-next:2.0.0-rc.1",
  replicas: 2,
  args: ["/etc/shop/greeting"],
  command: ["test", "-s", "/etc/shop/greeting"],
});

const gateway = new CustomResource("front", {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: { name: "front", namespace },
  spec: { gatewayClassName: "envoy", listeners: [{ name: "http", port: 8080, protocol: "HTTP" }] },
});
new CustomResource("shop", {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name: "shop", namespace },
  spec: {
    parentRefs: [{ name: gateway.metadata.name }],
    rules: [
      {
        backendRefs: [
          { name: stable.metadata.name, port: 80, weight: 100 - canary },
          { name: next.metadata.name, port: 80, weight: canary },
        ],
      },
    ],
  },
});
