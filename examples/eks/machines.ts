import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import type { Network } from "vipkit";

export interface MachinesArgs {
  readonly network: Network;
  /** Kubernetes' version, such as 1.36. */
  readonly version: string;
  readonly instanceTypes: readonly string[];
  /** Machines, over all zones. */
  readonly sizes: { readonly min: number; readonly max: number };
}

const trustedBy = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

/** AWS's own policies: EKS works with no narrower ones. */
const policies = {
  control: ["AmazonEKSClusterPolicy"],
  machines: ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"],
} as const;

/** A control plane of EKS that is reached from within the VPC alone, and machines in its private subnets. */
export class Machines extends pulumi.ComponentResource {
  readonly clusterName: pulumi.Output<string>;
  /** Leads to the cluster, and asks the AWS CLI for a token each time: no credential is kept. */
  readonly kubeconfig: pulumi.Output<string>;
  readonly ready: pulumi.Resource;

  constructor(name: string, args: MachinesArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("example:index:Machines", name, {}, opts);
    const parent = { parent: this };
    const role = (part: keyof typeof policies, service: string) => {
      const made = new iam.Role(`${name}-${part}`, { assumeRolePolicy: trustedBy(service) }, parent);
      const attached = policies[part].map(
        (policy) =>
          new iam.RolePolicyAttachment(
            `${name}-${part}-${policy}`,
            { role: made.name, policyArn: `arn:aws:iam::aws:policy/${policy}` },
            parent,
          ),
      );
      return { made, attached };
    };
    const subnetIds = Object.values(args.network.privateSubnetIds);
    const key = new kms.Key(`${name}-secrets`, { enableKeyRotation: true, deletionWindowInDays: 30 }, parent);
    const control = role("control", "eks.amazonaws.com");
    const cluster = new eks.Cluster(
      name,
      {
        version: args.version,
        roleArn: control.made.arn,
        vpcConfig: { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true },
        encryptionConfig: { resources: ["secrets"], provider: { keyArn: key.arn } },
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        accessConfig: { authenticationMode: "API" },
      },
      { ...parent, dependsOn: control.attached },
    );
    const machines = role("machines", "ec2.amazonaws.com");
    const { min, max } = args.sizes;
    this.ready = new eks.NodeGroup(
      `${name}-machines`,
      {
        clusterName: cluster.name,
        nodeRoleArn: machines.made.arn,
        subnetIds,
        instanceTypes: [...args.instanceTypes],
        scalingConfig: { minSize: min, desiredSize: min, maxSize: max },
        updateConfig: { maxUnavailable: 1 },
      },
      // The number of machines is a scaler's once they exist.
      { ...parent, dependsOn: machines.attached, ignoreChanges: ["scalingConfig.desiredSize"] },
    );
    this.clusterName = cluster.name;
    this.kubeconfig = pulumi
      .all([cluster.name, cluster.endpoint, cluster.certificateAuthority.data])
      .apply(([clusterName, server, authority]) => kubeconfigOf(clusterName, server, authority));
    this.registerOutputs({ clusterName: this.clusterName });
  }
}

const kubeconfigOf = (name: string, server: string, authority: string): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    clusters: [{ name, cluster: { server, "certificate-authority-data": authority } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [
      {
        name,
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["eks", "get-token", "--cluster-name", name],
            interactiveMode: "Never",
          },
        },
      },
    ],
  });
