import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { loadAnyConfig } from "vipkit/program";
import { LimitedService } from "./limited-service";

const { cluster } = loadAnyConfig();
if (cluster.platform !== "kubernetes") throw new pulumi.RunError("vipkit:cluster.platform must be kubernetes here");
const own = new pulumi.Config();
const provider = new Provider("kubernetes", {
  ...(cluster.kubernetes.context === undefined ? {} : { context: cluster.kubernetes.context }),
});
const service = new LimitedService(
  cluster.name,
  {
    cluster,
    team: own.require("team"),
    quota: own.requireObject("quota"),
    priorityClass: own.require("priorityClass"),
  },
  { provider },
);

export const { url, namespace, nodeGroups } = service.cluster.summary;
