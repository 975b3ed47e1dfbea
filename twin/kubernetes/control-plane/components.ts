import { join } from "node:path";
import type { Component } from "../process/supervised";
import { type ClusterAddresses, egressPort } from "./addresses";
import type { Credentials } from "./credentials";

interface ComponentContext {
  /** Runs etcd and the three components of Kubernetes, whichever its first argument names. */
  readonly program: string;
  readonly folder: string;
  readonly addresses: ClusterAddresses;
  readonly credentials: Credentials;
}

/** Below the folder. */
export const egressFile = "egress.json";

interface Components {
  readonly etcd: Component;
  readonly apiServer: Component;
  readonly controllerManager: Component;
  readonly scheduler: Component;
}

/** How each part is started. Whatever is not said here is the vendor's default, so that times are those of a real cluster. */
export function componentsOf(context: ComponentContext): Components {
  const component = (name: string, args: readonly string[]): Component => ({
    name,
    program: context.program,
    args: [name, ...args],
  });
  return {
    etcd: component("etcd", etcd(context)),
    apiServer: component("kube-apiserver", apiServer(context)),
    controllerManager: component("kube-controller-manager", controllerManager(context)),
    scheduler: component("kube-scheduler", [
      `--kubeconfig=${context.credentials.scheduler}`,
      // One of each runs, and nothing scrapes them.
      "--leader-elect=false",
      "--secure-port=0",
    ]),
  };
}

function etcd({ folder, addresses, credentials }: ComponentContext): string[] {
  const [client, peer] = [`https://${addresses.etcd}:2379`, `https://${addresses.etcd}:2380`];
  const { certificate, key } = credentials.etcd;
  return [
    "--name=vipkit",
    `--data-dir=${join(folder, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=vipkit=${peer}`,
    ...["", "peer-"].flatMap((kind) => [
      `--${kind}cert-file=${certificate}`,
      `--${kind}key-file=${key}`,
      `--${kind}trusted-ca-file=${credentials.authority}`,
      `--${kind}client-cert-auth`,
    ]),
    // What is written is safe from a killed process; only a power cut could lose it.
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

/** Whatever the API server connects to in the cluster goes through a proxy of ours, since nothing here routes to the cluster's addresses. */
export function egressSelector({ egress }: ClusterAddresses, { authority, frontProxy }: Credentials): string {
  const tlsConfig = { caBundle: authority, clientCert: frontProxy.certificate, clientKey: frontProxy.key };
  const transport = { tcp: { url: `https://${egress}:${egressPort}`, tlsConfig } };
  const connection = { proxyProtocol: "HTTPConnect", transport };
  return JSON.stringify({
    apiVersion: "apiserver.k8s.io/v1beta1",
    kind: "EgressSelectorConfiguration",
    egressSelections: [{ name: "cluster", connection }],
  });
}

function apiServer({ folder, addresses, credentials }: ComponentContext): string[] {
  const { authority, apiServer: server, etcdClient, frontProxy, serviceAccountKey } = credentials;
  return [
    `--bind-address=${addresses.apiServer}`,
    "--secure-port=6443",
    // It becomes an endpoint, and no endpoint may be a loopback address.
    `--advertise-address=${addresses.advertised}`,
    `--tls-cert-file=${server.certificate}`,
    `--tls-private-key-file=${server.key}`,
    `--client-ca-file=${authority}`,
    `--etcd-servers=https://${addresses.etcd}:2379`,
    `--etcd-cafile=${authority}`,
    `--etcd-certfile=${etcdClient.certificate}`,
    `--etcd-keyfile=${etcdClient.key}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${serviceAccountKey}`,
    `--service-account-signing-key-file=${serviceAccountKey}`,
    `--service-cluster-ip-range=${addresses.serviceRange}`,
    "--authorization-mode=Node,RBAC",
    // kured and network plugins ask for it, as on any cluster that runs them.
    "--allow-privileged=true",
    `--requestheader-client-ca-file=${authority}`,
    "--requestheader-allowed-names=front-proxy",
    "--requestheader-username-headers=X-Remote-User",
    "--requestheader-group-headers=X-Remote-Group",
    "--requestheader-extra-headers-prefix=X-Remote-Extra-",
    `--proxy-client-cert-file=${frontProxy.certificate}`,
    `--proxy-client-key-file=${frontProxy.key}`,
    `--egress-selector-config-file=${join(folder, egressFile)}`,
    "--profiling=false",
  ];
}

function controllerManager({ addresses, credentials }: ComponentContext): string[] {
  return [
    `--kubeconfig=${credentials.controllerManager}`,
    `--authentication-kubeconfig=${credentials.controllerManager}`,
    `--authorization-kubeconfig=${credentials.controllerManager}`,
    `--root-ca-file=${credentials.authority}`,
    `--service-account-private-key-file=${credentials.serviceAccountKey}`,
    `--service-cluster-ip-range=${addresses.serviceRange}`,
    "--use-service-account-credentials=true",
    "--leader-elect=false",
    "--secure-port=0",
    "--profiling=false",
  ];
}
