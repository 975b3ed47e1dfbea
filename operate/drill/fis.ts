import { type DrillName, drills } from "./definitions";

/** What an experiment on AWS needs to know of a cluster. */
export interface FisCluster {
  readonly name: string;
  readonly region: string;
  /** `eu-west-1a`: of a zone's loss. */
  readonly zone: string;
  /** Ports on which nodes are asked. */
  readonly nodePorts: readonly number[];
  /** ARN of the role that FIS assumes. */
  readonly role: string;
  /** ARN of the CloudWatch alarm that ends the experiment; undefined: nothing does. */
  readonly alarm: string | undefined;
  /** Minutes that the fault lasts. */
  readonly minutes: number;
}

type Text = Readonly<Record<string, string>>;

interface FisTarget {
  readonly resourceType: string;
  readonly resourceTags: Text;
  readonly filters?: readonly { readonly path: string; readonly values: readonly string[] }[];
  readonly selectionMode: string;
}

interface FisAction {
  readonly actionId: string;
  readonly description: string;
  readonly parameters?: Text;
  readonly targets: Text;
}

/** The request of CreateExperimentTemplate; the SDK and the command line add its `clientToken`. Source: botocore 1.44.8, fis 2020-12-01. */
export interface FisTemplate {
  readonly description: string;
  readonly roleArn: string;
  readonly stopConditions: readonly { readonly source: string; readonly value?: string }[];
  readonly targets: Readonly<Record<string, FisTarget>>;
  readonly actions: Readonly<Record<string, FisAction>>;
  readonly tags: Text;
}

type Parts = Pick<FisTemplate, "targets" | "actions">;

/** One running node of the cluster, chosen by FIS at random. */
const oneNode = ({ name }: FisCluster): FisTemplate["targets"] => ({
  node: {
    resourceType: "aws:ec2:instance",
    resourceTags: { "vipkit:cluster": name, "vipkit:component": "node-group" },
    filters: [{ path: "State.Name", values: ["running"] }],
    selectionMode: "COUNT(1)",
  },
});

/** A document of Systems Manager, on one node. Source: AWS FIS user guide, use Systems Manager SSM documents with AWS FIS, read 2026-11-30. */
function documentAction(cluster: FisCluster, description: string, document: string, parameters: Text): FisAction {
  const { region, minutes } = cluster;
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const given = { DurationSeconds: `${minutes * 60}`, InstallDependencies: "True", ...parameters };
  return {
    actionId: "aws:ssm:send-command",
    description,
    parameters: {
      duration: `PT${minutes}M`,
      documentArn: `arn:${partition}:ssm:${region}::document/${document}`,
      documentParameters: JSON.stringify(given),
    },
    targets: { Instances: "node" },
  };
}

/** Action ids and their targets. Source: AWS FIS user guide, actions reference, read 2026-11-30. */
const experiments: Partial<Readonly<Record<DrillName, (cluster: FisCluster) => Parts>>> = {
  nodeCrash: (cluster) => ({
    targets: oneNode(cluster),
    actions: {
      fault: {
        actionId: "aws:ec2:terminate-instances",
        description: "one node is gone",
        targets: { Instances: "node" },
      },
    },
  }),
  nodeHang: (cluster) => ({
    targets: oneNode(cluster),
    actions: Object.fromEntries(
      cluster.nodePorts.map((port) => [
        `port-${port}`,
        documentAction(cluster, `one node's port ${port} goes silent`, "AWSFIS-Run-Network-Blackhole-Port", {
          Protocol: "tcp",
          Port: `${port}`,
          TrafficType: "ingress",
        }),
      ]),
    ),
  }),
  nodeSlow: (cluster) => ({
    targets: oneNode(cluster),
    actions: {
      fault: documentAction(cluster, "everything that one node sends is late", "AWSFIS-Run-Network-Latency", {
        DelayMilliseconds: "450",
      }),
    },
  }),
  zoneLoss: ({ name, zone, minutes }) => ({
    targets: {
      subnets: {
        resourceType: "aws:ec2:subnet",
        resourceTags: { "vipkit:cluster": name },
        filters: [{ path: "AvailabilityZone", values: [zone] }],
        selectionMode: "ALL",
      },
    },
    actions: {
      fault: {
        actionId: "aws:network:disrupt-connectivity",
        description: `the cluster's subnets in ${zone}, those of the balancer too, are cut off`,
        parameters: { duration: `PT${minutes}M`, scope: "all" },
        targets: { Subnets: "subnets" },
      },
    },
  }),
};

/** Drills with an experiment on AWS. */
export const isOnAws = (drill: DrillName): boolean => experiments[drill] !== undefined;

/** The experiment that does on AWS what a drill does here; undefined where FIS has no such action. */
export function fisTemplate(drill: DrillName, cluster: FisCluster): FisTemplate | undefined {
  const parts = experiments[drill]?.(cluster);
  if (parts === undefined) return undefined;
  const { name, role, alarm } = cluster;
  return {
    description: `vipkit drill ${drill} of ${name}: ${drills[drill].asks}`.slice(0, mostDescription),
    roleArn: role,
    stopConditions: [alarm === undefined ? { source: "none" } : { source: "aws:cloudwatch:alarm", value: alarm }],
    ...parts,
    tags: { Name: `${name}-${drill}`, "vipkit:cluster": name },
  };
}

/** Characters. Source: fis ExperimentTemplateDescription. */
const mostDescription = 512;
