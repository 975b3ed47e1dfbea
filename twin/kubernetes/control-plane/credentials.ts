import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Authority, type LeafRequest } from "../../balancer/certificates/authority";
import type { ClusterAddresses } from "./addresses";

/** Where a control plane's keys and certificates are. Every file is for its owner alone (0600). */
export interface Credentials {
  readonly authority: string;
  readonly etcd: KeyFiles;
  readonly apiServer: KeyFiles;
  /** The API server's own, towards etcd. */
  readonly etcdClient: KeyFiles;
  /** What the API server shows to the servers of aggregated APIs. */
  readonly frontProxy: KeyFiles;
  /** Of the proxy that the API server connects through, and of the metrics behind it. */
  readonly metrics: KeyFiles;
  /** Signs the tokens of service accounts. */
  readonly serviceAccountKey: string;
  readonly controllerManager: string;
  readonly scheduler: string;
  /** A kubeconfig of group `system:masters`. */
  readonly admin: string;
}

export interface KeyFiles {
  readonly certificate: string;
  readonly key: string;
}

/** What certificates are made for; the file's name is the key. */
function leaves(addresses: ClusterAddresses): Readonly<Record<string, Partial<LeafRequest>>> {
  const client = ["client"] as const;
  return {
    etcd: { addresses: [addresses.etcd], usages: ["server", "client"] },
    "api-server": {
      domainNames: [
        "kubernetes",
        "kubernetes.default",
        "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local",
      ],
      addresses: [addresses.apiServer, addresses.advertised, addresses.firstService],
    },
    "etcd-client": { subject: { commonName: "kube-apiserver" }, usages: client },
    metrics: { domainNames: ["vipkit-metrics.kube-system.svc"], addresses: [addresses.egress] },
    "front-proxy": { subject: { commonName: "front-proxy" }, usages: client },
    "controller-manager": { subject: { commonName: "system:kube-controller-manager" }, usages: client },
    scheduler: { subject: { commonName: "system:kube-scheduler" }, usages: client },
    admin: { subject: { commonName: "vipkit", organization: "system:masters" }, usages: client },
  };
}

/** Makes what the folder does not have yet: a cluster keeps its authority and its keys for as long as it exists. */
export async function ensureCredentials(folder: string, addresses: ClusterAddresses): Promise<Credentials> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = new Authority(folder);
  await authority.ensure();
  const files = (name: string): KeyFiles => ({
    certificate: join(folder, `${name}.pem`),
    key: join(folder, `${name}.key`),
  });
  for (const [name, request] of Object.entries(leaves(addresses))) {
    const { certificate, key } = files(name);
    if (existsSync(certificate) && existsSync(key)) continue;
    const made = await authority.issue({ domainNames: [], addresses: [], keyAlgorithm: "EC_prime256v1", ...request });
    writeFileSync(key, made.privateKey, { mode: 0o600 });
    writeFileSync(certificate, made.certificate, { mode: 0o600 });
  }
  const kubeconfig = (name: string): string => {
    const file = join(folder, `${name}.kubeconfig`);
    writeFileSync(file, kubeconfigOf(`https://${addresses.apiServer}:6443`, authority.certificateFile, files(name)), {
      mode: 0o600,
    });
    return file;
  };
  return {
    authority: authority.certificateFile,
    etcd: files("etcd"),
    apiServer: files("api-server"),
    etcdClient: files("etcd-client"),
    frontProxy: files("front-proxy"),
    metrics: files("metrics"),
    serviceAccountKey: ensureSigningKey(join(folder, "service-account.key")),
    controllerManager: kubeconfig("controller-manager"),
    scheduler: kubeconfig("scheduler"),
    admin: kubeconfig("admin"),
  };
}

function ensureSigningKey(file: string): string {
  if (existsSync(file)) return file;
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeFileSync(file, privateKey.export({ type: "sec1", format: "pem" }), { mode: 0o600 });
  return file;
}

/** JSON is YAML. Certificates stand in the file itself, so that it can be copied. */
function kubeconfigOf(server: string, authority: string, { certificate, key }: KeyFiles): string {
  const data = (file: string) => readFileSync(file).toString("base64");
  return JSON.stringify(
    {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "vipkit", cluster: { server, "certificate-authority-data": data(authority) } }],
      users: [{ name: "vipkit", user: { "client-certificate-data": data(certificate), "client-key-data": data(key) } }],
      contexts: [{ name: "vipkit", context: { cluster: "vipkit", user: "vipkit" } }],
      "current-context": "vipkit",
    },
    undefined,
    2,
  );
}
