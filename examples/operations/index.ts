import * as ebs from "@pulumi/aws/ebs";
import * as pulumi from "@pulumi/pulumi";
import { Backup, Patching, Sessions } from "vipkit";

const config = new pulumi.Config();

// Backups of what another team runs: a disk by the plan's own tag, a table by its ARN, and whatever is tagged `tier: data`.
const backups = new Backup("shop", {
  rules: {
    daily: { schedule: "cron(0 2 ? * * *)", deleteAfter: 35 },
    monthly: { schedule: "cron(0 4 1 * ? *)", deleteAfter: 365, completionWindow: 720 },
  },
  resources: [config.require("tableArn")],
  selectionTags: { tier: "data" },
  lock: { minRetention: 30 },
  restoreTest: { schedule: "cron(0 6 ? * SUN *)", validationWindow: 2 },
});

const disk = { availabilityZone: "eu-west-1a", size: 100, type: "gp3", encrypted: true };

new ebs.Volume("ledger", { ...disk, tags: { [backups.tag.key]: backups.tag.value } });
new ebs.Volume("archive", { ...disk, tags: { tier: "data" } });

// Machines of Amazon Linux 2023 that carry the tag, and the scaling group that they are of, are patched one by one out of traffic.
const patching = new Patching("shop", { schedule: "cron(0 7 ? * TUE *)", approveAfter: 3 });

// Shells on them without SSH, encrypted, with every word in a log: aws ssm start-session --document-name <shells>.
const sessions = new Sessions("shop", { roles: { nodes: config.require("roleName") }, idleTimeout: 900 });

export const shells = sessions.documentName;
export const patchTag = patching.tag;
export const vault = backups.vault.arn;
