import * as pulumi from "@pulumi/pulumi";
import { LoadBalancer, Observability, TargetGroup } from "vipkit";

const config = new pulumi.Config();

// A balancer and a target group that other programs own: nothing of them is changed.
const web = TargetGroup.fromExisting("web", { arn: config.require("targetGroupArn") });
const balancer = LoadBalancer.fromExisting("shop", { arn: config.require("balancerArn"), targetGroups: {} });

const watch = new Observability("shop", {
  balancer,
  targetGroups: { web },
  nodeGroups: {},
  recipients: {
    oncall: { https: config.require("incidents"), urgency: "page" },
    team: { slack: { team: "T07EA123LEP", channel: "C07EZ1ABC23" }, urgency: "ticket" },
  },
  alarms: {
    targetErrors: { percent: 2 },
    latency: { p99: 1.5 },
    backupAge: { vault: "shop" },
    patchState: true,
  },
  slo: { availability: 99.9 },
});

export const alarms = Object.keys(watch.alarms);
export const dashboard = watch.dashboard?.dashboardName;
