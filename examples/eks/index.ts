import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { Network } from "vipkit";
import { KubernetesCluster } from "vipkit/kubernetes";
import { loadAnyConfig } from "vipkit/program";
import { Machines } from "./machines";

const { cluster: spec } = loadAnyConfig();
if (spec.platform !== "kubernetes") throw new pulumi.RunError("vipkit:cluster.platform must be kubernetes here");
const own = new pulumi.Config();
const region = new pulumi.Config("aws").require("region");

const network = new Network(spec.name, { region, cidr: own.require("cidr"), zones: 3 });
const machines = new Machines(spec.name, {
  network,
  version: own.require("version"),
  instanceTypes: own.requireObject("instanceTypes"),
  sizes: own.requireObject("sizes"),
});

const provider = new Provider("eks", { kubeconfig: machines.kubeconfig });
const cluster = new KubernetesCluster(spec.name, spec, { provider, dependsOn: [machines.ready] });

export const { url, namespace, nodeGroups } = cluster.summary;
export const { clusterName } = machines;
