import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import { ClusterRoleBinding } from "@pulumi/kubernetes/rbac/v1/clusterRoleBinding";
import * as pulumi from "@pulumi/pulumi";

/** One stack of the fleet. */
export interface Member {
  /** Stacks of the fleet that must have succeeded lately before this one changes anything. */
  readonly after?: readonly string[];
  /** Whether it only shows what it would do. */
  readonly preview?: boolean;
}

export interface FleetArgs {
  readonly namespace: string;
  /** Where the stacks' program is, and the branch that they follow. */
  readonly source: { readonly repository: string; readonly branch: string; readonly folder: string };
  /** Organisation of the stacks' names. */
  readonly organisation: string;
  /** How long ago a stack that is waited for may have succeeded, such as 168h. */
  readonly succeededWithin: string;
  /** Seconds between two looks at the branch. */
  readonly interval: number;
  /** Image with Pulumi and Node for program and check. */
  readonly image: string;
  /** Secret in the namespace: `accessToken` of Pulumi's backend, and `kubeconfig` that leads to the stacks' clusters. */
  readonly secret: string;
  /** By the stacks' names. */
  readonly stacks: Readonly<Record<string, Member>>;
}

const unprivileged = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } } as const;

/**
 * Runs after the source is there and before the workspace serves: while a mandatory rule fails the workspace does not come up, and nothing is
 * changed. Source: Pulumi Kubernetes Operator 2.9, whose own init containers come first.
 */
const gate = (stack: string, { image }: FleetArgs) => ({
  name: "check",
  image,
  workingDir: "/share/workspace",
  command: ["sh", "-c", 'npm ci --no-audit --no-fund && npx vipkit check "$0"', stack],
  env: [{ name: "HOME", value: "/share" }],
  volumeMounts: [{ name: "share", mountPath: "/share" }],
  securityContext: unprivileged,
});

/** Stacks that the Pulumi Kubernetes Operator keeps as a branch has them, each behind the gate. */
export class Fleet extends pulumi.ComponentResource {
  constructor(name: string, args: FleetArgs, opts: pulumi.ComponentResourceOptions = {}) {
    super("example:index:Fleet", name, {}, opts);
    const metadata = { name, namespace: args.namespace };
    const account = new ServiceAccount(`${name}-account`, { metadata }, { parent: this });
    // What a workspace's API needs to ask who calls it; what the stacks may do comes from their kubeconfig.
    const delegation = new ClusterRoleBinding(
      `${name}-delegation`,
      {
        metadata: { name: `${args.namespace}-${name}` },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:auth-delegator" },
        subjects: [{ kind: "ServiceAccount", ...metadata }],
      },
      { parent: this },
    );
    for (const [stack, member] of Object.entries(args.stacks)) {
      new CustomResource(`${name}-${stack}`, this.#stack(name, stack, member, args), {
        parent: this,
        dependsOn: [account, delegation],
      });
    }
    this.registerOutputs({});
  }

  #stack(fleet: string, stack: string, { after = [], preview = false }: Member, args: FleetArgs) {
    const { repository, branch, folder } = args.source;
    return {
      apiVersion: "pulumi.com/v1",
      kind: "Stack",
      metadata: { name: stack, namespace: args.namespace },
      spec: {
        stack: `${args.organisation}/${stack}`,
        projectRepo: repository,
        branch: `refs/heads/${branch}`,
        repoDir: folder,
        shallow: true,
        preview,
        // Taking the object away leaves what the stack has made.
        destroyOnFinalize: false,
        continueResyncOnCommitMatch: true,
        resyncFrequencySeconds: args.interval,
        serviceAccountName: fleet,
        envRefs: {
          PULUMI_ACCESS_TOKEN: { type: "Secret", secret: { name: args.secret, key: "accessToken" } },
        },
        prerequisites: after.map((name) => ({
          name,
          requirement: { succeededWithinDuration: args.succeededWithin },
        })),
        workspaceTemplate: {
          spec: {
            image: args.image,
            securityProfile: "restricted",
            env: [{ name: "KUBECONFIG", value: "/clusters/kubeconfig" }],
            podTemplate: {
              spec: {
                initContainers: [gate(stack, args)],
                containers: [
                  { name: "pulumi", volumeMounts: [{ name: "clusters", mountPath: "/clusters", readOnly: true }] },
                ],
                volumes: [
                  {
                    name: "clusters",
                    secret: { secretName: args.secret, items: [{ key: "kubeconfig", path: "kubeconfig" }] },
                  },
                ],
              },
            },
          },
        },
      },
    };
  }
}
