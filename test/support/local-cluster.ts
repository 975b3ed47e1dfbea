import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Props } from "../../model/graph/json";
import { findKubernetes, type KubernetesPrograms } from "../../tools/setup/kubernetes";
import type { ClusterClient } from "../../twin/kubernetes/api/cluster-client";
import { type ApiObject, keyOf } from "../../twin/kubernetes/api/objects";
import { Reflector } from "../../twin/kubernetes/api/reflector";
import { ControlPlane } from "../../twin/kubernetes/control-plane/control-plane";
import type { ImageCommands } from "../../twin/kubernetes/nodes/images";
import { PodRunner } from "../../twin/kubernetes/nodes/pod-runner";
import { reserveSlot } from "./slots";

/** What set-up has built; `npm test` sees to it before it runs these files. */
export async function programs(): Promise<KubernetesPrograms> {
  const found = await findKubernetes(process.env);
  if (found === undefined) throw new Error("Kubernetes is not set up: run this file with npm test");
  return found;
}

export interface LocalCluster {
  readonly plane: ControlPlane;
  readonly client: ClusterClient;
  readonly slot: number;
  readonly folder: string;
  readonly programs: KubernetesPrograms;
  readonly messages: string[];
  /** Ends when the test does, the last first: what a control plane serves must go before it. */
  readonly closers: (() => Promise<void>)[];
}

/** A control plane of the test's own, gone when the test is over. */
export async function startCluster(t: TestContext): Promise<LocalCluster> {
  const parts = await programs();
  const parent = mkdtempSync(join(tmpdir(), "vipkit-test-"));
  const folder = join(parent, "cluster");
  const slot = reserveSlot();
  const closers: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const close of closers.toReversed()) await close();
    rmSync(parent, { recursive: true, force: true });
  });
  const messages: string[] = [];
  const plane = await ControlPlane.start({
    folder,
    slot,
    program: parts.kubernetes,
    log: (line) => messages.push(line),
  });
  closers.push(() => plane.stop());
  return { plane, client: plane.client, slot, folder, programs: parts, messages, closers };
}

/** Three nodes in three zones whose pods run as processes. */
export async function startNodes(cluster: LocalCluster, images: ImageCommands = {}): Promise<PodRunner> {
  const { client, slot, folder, messages } = cluster;
  const runner = new PodRunner({
    client,
    slot,
    folder,
    workingDirectory: folder,
    zones: ["a", "b", "c"],
    region: "local",
    images,
    log: (line) => messages.push(line),
  });
  await runner.start();
  cluster.closers.push(() => runner.stop());
  return runner;
}

/** Objects of a collection, until they are as the test wants them. Fails with the last ones. */
export async function eventually(
  client: ClusterClient,
  path: string,
  holds: (objects: readonly ApiObject[]) => boolean,
  seconds = 60,
): Promise<readonly ApiObject[]> {
  // Half a list is no state that the cluster was ever in.
  let isListed = false;
  let look: () => void = () => undefined;
  const reflector = new Reflector(
    client,
    { path },
    {
      onChange: () => look(),
      onDelete: () => look(),
      onListed: () => {
        isListed = true;
        look();
      },
    },
  );
  const objects = () => [...reflector.objects.values()];
  try {
    return await new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`not within ${seconds} s: ${objects().map(shown).join("\n")}`)),
        seconds * 1000,
      );
      look = () => {
        if (!isListed || !holds(objects())) return;
        clearTimeout(late);
        resolve(objects());
      };
      void reflector.start();
    });
  } finally {
    void reflector.stop();
  }
}

const shown = (object: ApiObject) =>
  `${object.kind} ${keyOf(object)} ${JSON.stringify(object.raw.status ?? object.raw)}`;

export interface DeploymentOptions {
  readonly replicas?: number;
  readonly pod?: Props;
  readonly container?: Props;
  readonly spec?: Props;
}

/** A Deployment of the example server. */
export function deployment(name: string, { replicas = 3, pod, container, spec }: DeploymentOptions = {}): Props {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace: "default" },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name } },
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "DoNotSchedule",
              labelSelector: { matchLabels: { app: name } },
            },
          ],
          ...pod,
          containers: [
            {
              name: "server",
              image: "example.com/server:1",
              ports: [{ name: "http", containerPort: 8080 }],
              readinessProbe: { httpGet: { path: "/healthz", port: "http" }, periodSeconds: 1 },
              ...container,
            },
          ],
        },
      },
    },
  };
}

export const service = (name: string): Props => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, namespace: "default" },
  spec: { selector: { app: name }, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
});

export const paths = {
  pods: "/api/v1/namespaces/default/pods",
  nodes: "/api/v1/nodes",
  services: "/api/v1/namespaces/default/services",
  deployments: "/apis/apps/v1/namespaces/default/deployments",
  slices: "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
} as const;
