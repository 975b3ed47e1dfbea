import { approximated, below, type PortabilityRow, refused, same } from "../../../model/portability/verdict";

const pods = "nodes are pods";
const image = refused("a pod brings its own system along", "take it out: the workload's image is all that there is");
const machine = refused(pods, "say what a pod needs under pod: { cpuMillis, memoryMiB }");
const disk = refused("a pod's disk is for what may be lost", "take it out");

/** Target groups and node groups: profile `envoy`. */
export const groupRows: readonly PortabilityRow[] = [
  { option: "targetGroups", verdict: same },
  ...below("targetGroups.*", {
    "protocol = TLS": refused("a gateway encrypts to nodes of HTTPS groups only", "use TCP, and let the nodes end TLS"),
    "protocol = TCP_UDP": refused("a group has one transport", "write two groups, TCP and UDP"),
    protocol: approximated("HTTPS checks the nodes' certificate, which AWS does not: `backendTls` says which"),
    protocolVersion: same,
    port: same,
    targetType: refused("targets are the pods of the node groups", "take it out"),
    function: refused("a gateway invokes no Lambda functions", "take it out, and run the code as a node group"),
    loadBalancingAlgorithmType: same,
    anomalyMitigation: refused(
      "not a weight of its own",
      "take it out: nodes whose connections fail are ejected anyway",
    ),
    stickiness: same,
    "stickiness.type": approximated(
      "`lb_cookie` and `app_cookie` hash the cookie's value, `source_ip` the address, also of HTTP groups: a new node takes a part of the clients of all",
    ),
    "stickiness.cookieDuration": approximated("counted from the first answer, not from each; `app_cookie` has none"),
    deregistrationDelay: approximated("the time between the end of new requests and the end of the pod"),
    connectionTermination: refused("connections end with the pod", "take it out"),
    preserveClientIp: refused(
      "nodes see the proxy's address",
      "take it out: X-Forwarded-For and proxyProtocolV2 carry the client's",
    ),
    proxyProtocolV2: same,
    slowStart: approximated("from 1 second; each proxy ramps up what is new to itself"),
    crossZone: refused("each proxy reaches the nodes of all zones", "take it out"),
    healthCheck: approximated(
      "seconds and thresholds from 1; readiness of the pod and active checks of each proxy, whichever is first. Until the first request a proxy checks every 60 seconds",
    ),
    "healthCheck.enabled": refused("nodes are always checked", "take it out"),
    "healthCheck.protocol = HTTPS": refused(
      "Envoy's checks speak the group's own encryption",
      "write HTTP, or leave it out",
    ),
    "healthCheck.matcher": approximated("to the proxies; kubelets take 200 to 399"),
    targetGroupHealth: same,
    "targetGroupHealth.dnsFailover": refused("zones do not leave the address one by one", "take it out"),
    "targetGroupHealth.unhealthyStateRouting": approximated("over all groups of the action and all zones together"),
    "targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount": refused(
      "Envoy counts in percent",
      "use minimumHealthyTargetsPercentage",
    ),
  }),
  { option: "nodeGroups", verdict: same },
  ...below("nodeGroups.*", {
    targetGroups: same,
    minSize: same,
    maxSize: same,
    desiredCapacity: same,
    instanceType: machine,
    architecture: refused(pods, "take it out, and build the image for the machines' processors"),
    imageId: image,
    mixedInstances: refused("machines are the cluster's own", "take it out, and set it on the cluster's node pools"),
    volume: disk,
    workload: same,
    "workload.type = command": refused("a pod runs an image", "write type: container, with the program in an image"),
    "workload.user": refused("a user is a number to a pod", "write pod: { user: 65532 }"),
    "workload.secrets.*.parameter": refused(
      "a cluster asks no AWS service for secrets",
      "write { secret, key } of a Secret in the namespace",
    ),
    "workload.secrets.*.kmsKeyArn": refused(
      "a cluster asks no AWS service for secrets",
      "write { secret, key } of a Secret in the namespace",
    ),
    "workload.secrets": approximated("keys of Secrets in the namespace"),
    bootTime: same,
    stopTimeout: approximated("after `kubernetes.endpointPropagation`, in which the node serves on"),
    healthCheckType: approximated("`ELB` restarts the container where it is, as a liveness probe"),
    "healthCheckType = EBS": refused(pods, "write ELB"),
    "healthCheckType = ELB,EBS": refused(pods, "write ELB"),
    healthCheckGracePeriod: approximated("a startup probe, which ends with the first success"),
    defaultInstanceWarmup: refused("how long a new pod does not count is set on the controller manager", "take it out"),
    maxInstanceLifetime: refused("pods do not age", "take it out, and renew machines by the cluster's own means"),
    instanceRefresh: approximated("a rolling update; beyond it one node at a time may be evicted"),
    "instanceRefresh.autoRollback": refused(
      "a Deployment does not return by itself: a rollout that fails stops while the old nodes serve",
      "take it out, and run up with the version before",
    ),
    "instanceRefresh.checkpoints": refused(
      "a Deployment does not pause by itself",
      "take it out, and shift weights between two groups",
    ),
    "instanceRefresh.checkpointDelay": refused(
      "a Deployment does not pause by itself",
      "take it out, and shift weights between two groups",
    ),
    "instanceRefresh.alarms": refused(
      "a Deployment watches no alarm: a rollout that fails stops while the old nodes serve",
      "take it out, and shift weights between two groups",
    ),
    warmPool: refused(
      "a pod cannot be prepared and stopped",
      "take it out, and set a higher autoscaling.minSize or a lower target",
    ),
    "autoscaling.predictive": refused(
      "an autoscaler looks at what is, and forecasts nothing",
      "take it out, and use autoscaling.triggers of type cron, which KEDA reads, or a higher minSize",
    ),
    lifecycleHooks: refused(
      "nothing waits for a pod from outside",
      "take it out, and use an init container of your own image",
    ),
    autoscaling: same,
    "autoscaling.cpu": approximated("percent of what pods ask for, not of a machine"),
    "autoscaling.requestsPerTarget": approximated(
      "by a metric in requests per second that an adapter serves: `metric` names it",
    ),
    "autoscaling.schedules": refused(
      "an autoscaler knows no clock",
      "take it out, and use autoscaling.triggers of type cron, which KEDA reads, or a higher minSize",
    ),
    managedPolicyArns: refused(
      "pods have no IAM role here",
      "take it out, and bind the ServiceAccount <cluster>-<node group> to a role",
    ),
  }),
];
