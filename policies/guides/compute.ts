import { computeGuide, scalingGuide } from "../queries/links";
import { found, left, type VendorGuide } from "./types";

export const autoScaling: VendorGuide = {
  name: "EC2 Auto Scaling",
  url: scalingGuide,
  warnings: [
    found("as-add-availability-zone", "the group's zones are zones of the balancer", "group-covers-balancer-zones"),
    left(
      "as-instance-termination",
      "a group at its maximum cannot launch before it terminates when it rebalances",
      "it may exceed the maximum by a tenth for that time",
    ),
    found(
      "as-scaling-simple-step",
      "alarms that scale out look above a threshold, those that scale in below",
      "scaling-alarm-direction",
    ),
    found("as-scaling-simple-step", "a policy without an alarm never runs", "scaling-policy-triggered"),
    left(
      "as-scaling-target-tracking",
      "the alarms of target tracking are left alone",
      "they are no resources of a program",
    ),
    left(
      "as-scaling-target-tracking",
      "a metric that falls as capacity grows",
      "what a custom metric does is not in a plan",
    ),
    found(
      "as-suspend-resume-processes",
      "a suspended process stops healing, scaling or registration",
      "group-processes-run",
    ),
    left(
      "asg-adding-checkpoints-instance-refresh",
      "the last checkpoint is 100 percent, or the refresh stops there",
      "the spec refuses others",
    ),
    found("asg-in-vpc", "subnets of several zones", "group-several-zones"),
    found(
      "asg-instance-refresh",
      "with few nodes a refresh terminates before it launches",
      "group-refresh-keeps-spare",
      "group-spares-a-node",
    ),
    found(
      "launch-templates",
      "$Default is the version that the template says, not the newest",
      "group-follows-template",
    ),
    found("start-instance-refresh", "a refresh begins when the group's own settings change", "group-refresh-starts"),
    left("asg-max-instance-lifetime", "a day at least; nodes may be replaced earlier", "the spec and AWS refuse less"),
    left(
      "asg-capacity-limits",
      "weighted capacity counts units, not nodes",
      "budget and capacity count the fewest nodes that fill the units",
    ),
    left(
      "autoscaling-service-linked-role",
      "the service-linked role exists before the group",
      "AWS makes it with the first group of an account",
    ),
    found(
      "create-launch-template",
      "a template for Spot does not go with a mixed instances policy",
      "group-mixed-template-on-demand",
    ),
    left(
      "create-launch-template",
      "a template's values are not checked before a node is launched",
      "what can be read of them is: every rule on templates",
    ),
    found("create-launch-config", "launch configurations get no new features", "group-uses-launch-template"),
    found(
      "ec2-auto-scaling-capacity-rebalancing",
      "a drain longer than the two minutes of a Spot node",
      "spot-drain-within-notice",
    ),
    found("ec2-auto-scaling-capacity-rebalancing", "several instance types", "group-several-instance-types"),
    left(
      "ec2-auto-scaling-default-instance-warmup",
      "a default warm-up even if it is 0",
      "the spec sets one; a program's own choice is as good",
    ),
    found("ec2-auto-scaling-health-checks", "groups behind a balancer use its checks", "group-elb-health-check"),
    found("health-check-grace-period", "the grace period covers boot and first checks", "group-grace-covers-boot"),
    left(
      "ec2-auto-scaling-instance-protection",
      "protected nodes are not taken when the group scales in",
      "asked for by who sets it",
    ),
    left(
      "ec2-auto-scaling-scaling-cooldowns",
      "cooldowns are for simple policies only",
      "target tracking and step scaling do not read them",
    ),
    found("ec2-auto-scaling-scheduled-scaling", "every schedule has a time of its own", "schedules-at-own-times"),
    found(
      "ec2-auto-scaling-scheduled-scaling",
      "a schedule replaces minimum, maximum and desired size",
      "schedule-keeps-spare",
    ),
    found(
      "ec2-auto-scaling-termination-policies",
      "Default is the last, a function the first",
      "termination-policies-ordered",
    ),
    left("ec2-auto-scaling-warm-pools", "no Spot nodes in a warm pool", "AWS refuses it; the spec has no warm pools"),
    left("ec2-auto-scaling-predictive-scaling", "a day of history before the first forecast", "known at run time"),
    left(
      "instance-refresh-rollback",
      "a rollback needs a numbered version and a fixed image",
      "the spec uses both; a refresh that cannot roll back is refused",
    ),
    found(
      "key-policy-requirements-EBS-encryption",
      "the key of encrypted volumes lets the service-linked role use it",
      "volume-key-admits-autoscaling",
    ),
    found("lifecycle-hooks", "CONTINUE lets a node in that gave no answer", "hook-holds-back-failed-nodes"),
    left("prepare-for-lifecycle-notifications", "no FIFO queue for hooks", "AWS refuses it at once"),
    found("ec2-auto-scaling-sns-notifications", "failed launches are told", "group-scaling-notified"),
    left(
      "ts-as-instancelaunchfailure",
      "images, types and zones that do not go together",
      "what exists in an account is not in a plan",
    ),
    left("ts-as-capacity", "limits of the account", "known in the account only"),
    found("ec2-auto-scaling-tagging", "tags that nodes get are marked so", "group-tagged"),
  ],
};

export const launchTemplates: VendorGuide = {
  name: "Launch templates and instances (EC2)",
  url: computeGuide,
  warnings: [
    found("configuring-instance-metadata-options", "version 2 of the metadata service", "template-imdsv2"),
    found(
      "configuring-instance-metadata-options",
      "a hop limit that keeps containers out, or lets them in on purpose",
      "template-metadata-hop-limit",
    ),
    found("user-data", "no passwords and keys in user data", "template-no-secrets-in-user-data"),
    left("user-data", "16 KB before encoding", "the twin and AWS refuse more"),
    left(
      "launch-instance-from-launch-template",
      "security groups stand on the interface or on the template, not on both",
      "AWS refuses it at once and so does the twin",
    ),
    found("using-eni", "several interfaces in one subnet route asymmetrically", "template-one-interface"),
    found("ebs-encryption", "volumes are encrypted", "template-volumes-encrypted", "volume-encrypted"),
    found("ebs-encryption", "a key of one's own where others must read a snapshot", "volume-own-key"),
    found("ebs-optimized", "instance types that are not optimised for EBS by default", "template-ebs-optimized"),
    found(
      "using-cloudwatch-new",
      "five minutes between points without detailed monitoring",
      "template-detailed-monitoring",
    ),
    found("iam-roles-for-amazon-ec2", "an instance profile in place of keys", "template-instance-profile"),
    found(
      "Using_ChangingDisableAPITermination",
      "protection from termination by mistake",
      "instance-termination-protected",
    ),
    found(
      "using-instance-addressing",
      "a public address where the subnet gives one",
      "template-no-public-ip",
      "subnet-no-public-ip",
    ),
    left("burstable-performance-instances", "a burstable node slows down without credits", "known by its load only"),
    left("spot-interruptions", "two minutes' notice", "spot-drain-within-notice judges it for scaling groups"),
  ],
};
