import assert from "node:assert/strict";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../twin/contract/resources";
import { MemoryCloud } from "../../twin/control/cloud";
import { ControlPlane } from "../../twin/control/control-plane";
import { ModelRegistry } from "../../twin/control/registry";
import { services } from "../../twin/control/services";

/** Short names of the types that the tests speak about. */
export const types = {
  vpc: "aws:ec2/vpc:Vpc",
  subnet: "aws:ec2/subnet:Subnet",
  igw: "aws:ec2/internetGateway:InternetGateway",
  eip: "aws:ec2/eip:Eip",
  autoshift: "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration",
  accelerator: "aws:globalaccelerator/accelerator:Accelerator",
  acceleratorListener: "aws:globalaccelerator/listener:Listener",
  acceleratorGroup: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  nat: "aws:ec2/natGateway:NatGateway",
  routeTable: "aws:ec2/routeTable:RouteTable",
  route: "aws:ec2/route:Route",
  routeTableAssociation: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  flowLog: "aws:ec2/flowLog:FlowLog",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  acl: "aws:ec2/networkAcl:NetworkAcl",
  aclRule: "aws:ec2/networkAclRule:NetworkAclRule",
  template: "aws:ec2/launchTemplate:LaunchTemplate",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  listener: "aws:lb/listener:Listener",
  rule: "aws:lb/listenerRule:ListenerRule",
  listenerCertificate: "aws:lb/listenerCertificate:ListenerCertificate",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  target: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  permission: "aws:lambda/permission:Permission",
  scaling: "aws:autoscaling/group:Group",
  policy: "aws:autoscaling/policy:Policy",
  schedule: "aws:autoscaling/schedule:Schedule",
  hook: "aws:autoscaling/lifecycleHook:LifecycleHook",
  attachment: "aws:autoscaling/attachment:Attachment",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  roleAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  profile: "aws:iam/instanceProfile:InstanceProfile",
  iamPolicy: "aws:iam/policy:Policy",
  oidcProvider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  certificate: "aws:acm/certificate:Certificate",
  validation: "aws:acm/certificateValidation:CertificateValidation",
  record: "aws:route53/record:Record",
  zone: "aws:route53/zone:Zone",
  healthCheck: "aws:route53/healthCheck:HealthCheck",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  bucket: "aws:s3/bucket:Bucket",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  encryption: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  key: "aws:kms/key:Key",
  alias: "aws:kms/alias:Alias",
  parameter: "aws:ssm/parameter:Parameter",
} as const;
export type TypeName = keyof typeof types;

export interface AccountSettings {
  readonly slot?: number;
  readonly externals?: Cloud["unknownReferences"];
  readonly region?: string;
}

/** An empty account of the twin, driven as the engine drives it: check, then create, update or replace. */
export class Account {
  readonly plane: ControlPlane;
  private made = 0;

  constructor({ slot, externals = "refused", region = "eu-west-1" }: AccountSettings = {}) {
    const cloud = new MemoryCloud({
      region,
      seed: "services",
      externals,
      slot,
      now: () => new Date("2026-11-23T00:00:00Z"),
    });
    this.plane = new ControlPlane(new ModelRegistry(services), cloud);
  }

  /** Creates the resource. @throws CloudError where AWS refuses; fails the test where the provider would in a plan. */
  make(type: TypeName, inputs: Props = {}, name = `r${this.made++}`): StoredResource {
    const checked = this.plane.check(types[type], { name, inputs, seed: name });
    assert.deepEqual(checked.failures, [], `${type} "${name}" passes the plan`);
    return this.plane.create({ type: types[type], name, urn: `urn:${type}:${name}`, inputs: checked.inputs });
  }

  /** What the provider refuses in a plan, as `property: reason`. */
  failures(type: TypeName, inputs: Props): readonly string[] {
    const { failures } = this.plane.check(types[type], { name: "r", inputs, seed: "r" });
    return failures.map(({ property, reason }) => `${property}: ${reason}`);
  }

  /** Top-level inputs that change when `changed` come over the resource's own, and whether that replaces it. */
  diff(
    resource: StoredResource,
    changed: Props,
  ): { readonly replaces: boolean; readonly paths: readonly string[]; readonly deletesFirst: boolean } {
    const { type, name, inputs: old } = resource;
    const checked = this.plane.check(type, { name, old, inputs: merged(old, changed), seed: name });
    const { changes, replaces, deleteBeforeReplace } = this.plane.diff(type, name, old, checked.inputs);
    return { replaces, paths: changes.map(({ path }) => path), deletesFirst: deleteBeforeReplace };
  }

  update(resource: StoredResource, changed: Props): StoredResource {
    const { type, id, name, inputs: old } = resource;
    const checked = this.plane.check(type, { name, old, inputs: merged(old, changed), seed: name });
    assert.deepEqual(checked.failures, []);
    return this.plane.update({ type, id, inputs: checked.inputs });
  }

  remove(resource: StoredResource): void {
    this.plane.delete(resource.type, resource.id);
  }

  /** The resource as the cloud has it now. */
  live(resource: StoredResource): StoredResource {
    const found = this.plane.cloud.get(resource.type, resource.id);
    assert.ok(found, `${resource.id} exists`);
    return found;
  }

  invoke(token: string, args: Props = {}): Props {
    return this.plane.invoke(token, args);
  }
}

/** `undefined` cannot be JSON, so `null` takes an input away. */
function merged(old: Props, changed: Props): Props {
  return Object.fromEntries(Object.entries({ ...old, ...changed }).filter(([, value]) => value !== null));
}

/** The action is refused with the vendor's code, and the words match. */
export function refuses(code: string, action: () => unknown, words: RegExp = /./): void {
  assert.throws(action, (error: unknown) => {
    assert.ok(error instanceof CloudError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  });
}

/** An output that must be text. */
export function str(value: unknown): string {
  assert.equal(typeof value, "string", JSON.stringify(value));
  return value as string;
}

export interface Site {
  readonly vpc: StoredResource;
  readonly igw: StoredResource;
  /** One in each of the zones a, b, c. */
  readonly subnets: readonly [StoredResource, StoredResource, StoredResource];
  readonly subnetIds: readonly [string, string, string];
  readonly group: StoredResource;
}

/** A VPC with an internet gateway, a subnet in each zone, and a security group. */
export function makeSite(account: Account, name = "site", second = 20): Site {
  const vpc = account.make("vpc", { cidrBlock: `10.${second}.0.0/16`, enableDnsHostnames: true }, name);
  const igw = account.make("igw", { vpcId: vpc.id }, `${name}-igw`);
  const subnet = (zone: string, third: number) =>
    account.make(
      "subnet",
      {
        vpcId: vpc.id,
        availabilityZone: `${account.plane.cloud.region}${zone}`,
        cidrBlock: `10.${second}.${third}.0/24`,
      },
      `${name}-${zone}`,
    );
  const [a, b, c] = [subnet("a", 0), subnet("b", 1), subnet("c", 2)];
  const group = account.make("group", { name: `${name}-group`, vpcId: vpc.id }, `${name}-group`);
  return { vpc, igw, subnets: [a, b, c], subnetIds: [a.id, b.id, c.id], group };
}

export function makeBalancer(account: Account, site: Site, inputs: Props = {}, name = "vip"): StoredResource {
  const [a, b] = site.subnetIds;
  return account.make("balancer", { name, subnets: [a, b], securityGroups: [site.group.id], ...inputs }, name);
}

export function makeTargetGroup(account: Account, site: Site, inputs: Props = {}, name = "blue"): StoredResource {
  return account.make("targetGroup", { name, port: 8080, protocol: "HTTP", vpcId: site.vpc.id, ...inputs }, name);
}

/** A forward action with weights by ARN. */
export function forwardTo(groups: Readonly<Record<string, number>>, more: Props = {}): Props {
  const targetGroups = Object.entries(groups).map(([arn, weight]) => ({ arn, weight }));
  return { type: "forward", forward: { targetGroups, ...more } };
}

export function makeListener(
  account: Account,
  balancer: StoredResource,
  action: Props,
  inputs: Props = {},
): StoredResource {
  return account.make("listener", {
    loadBalancerArn: balancer.id,
    port: 80,
    protocol: "HTTP",
    defaultActions: [action],
    ...inputs,
  });
}
