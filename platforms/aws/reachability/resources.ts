import type { Answer } from "./addresses";

/** A resource as a program registered it, or as a state file has it. What a plan lists fits as it is. */
export interface ReachResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Absent while it is not known. */
  readonly id?: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>> | undefined;
  /** URNs behind each input: they say who is meant while ids are unknown. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What the engine's preview writes in the place of a value that is not known yet. Source: Pulumi SDK, `plugin.UnknownStringValue`. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Types by what they are here; the provider has more than one token for some. */
const typesOf = {
  vpc: ["aws:ec2/vpc:Vpc"],
  subnet: ["aws:ec2/subnet:Subnet"],
  routeTable: ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"],
  route: ["aws:ec2/route:Route"],
  routeTableAssociation: ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
  mainRouteTable: ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"],
  internetGateway: ["aws:ec2/internetGateway:InternetGateway"],
  egressOnlyGateway: ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"],
  natGateway: ["aws:ec2/natGateway:NatGateway"],
  networkAcl: ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"],
  networkAclRule: ["aws:ec2/networkAclRule:NetworkAclRule"],
  networkAclAssociation: ["aws:ec2/networkAclAssociation:NetworkAclAssociation"],
  securityGroup: [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "aws:vpc/securityGroup:SecurityGroup",
  ],
  ingressRule: ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
  egressRule: ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"],
  securityGroupRule: ["aws:ec2/securityGroupRule:SecurityGroupRule"],
  vpcEndpoint: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  loadBalancer: ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
  listener: ["aws:lb/listener:Listener", "aws:alb/listener:Listener"],
  listenerRule: ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"],
  targetGroup: ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"],
  attachment: [
    "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    "aws:alb/targetGroupAttachment:TargetGroupAttachment",
  ],
  groupAttachment: ["aws:autoscaling/attachment:Attachment"],
  launchTemplate: ["aws:ec2/launchTemplate:LaunchTemplate"],
  launchConfiguration: ["aws:ec2/launchConfiguration:LaunchConfiguration"],
  scalingGroup: ["aws:autoscaling/group:Group"],
  instance: ["aws:ec2/instance:Instance"],
} as const;

export type Kind = keyof typeof typesOf;

const kindByType: ReadonlyMap<string, Kind> = new Map(
  Object.entries(typesOf).flatMap(([kind, types]) =>
    types.flatMap((type) => (isKind(kind) ? [[type, kind] as const] : [])),
  ),
);

/** Whether a type of resource says anything about who reaches whom. */
export const concernsReachability = (type: string): boolean => kindByType.has(type);

function isKind(text: string): text is Kind {
  return text in typesOf;
}

/** Somebody that an input names: a resource of the program, an id of another's, or, with neither, one not known yet. */
export interface Reference {
  /** Tells two apart: the URN, or the id. */
  readonly key: string;
  readonly resource: ReachResource | undefined;
}

const unknownKey = "?";
export const isUnknownReference = ({ key }: Pick<Reference, "key">): boolean => key === unknownKey;

export const isUnknown = (value: unknown): boolean => value === unknownText;

const holdsUnknown = (value: unknown): boolean =>
  isUnknown(value) || (typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown));

/** Resources by what they are, and by what names them. */
export class Resources {
  readonly #byKind = new Map<Kind, ReachResource[]>();
  readonly #byUrn = new Map<string, ReachResource>();
  readonly #byId = new Map<string, ReachResource>();

  constructor(resources: readonly ReachResource[]) {
    for (const resource of resources) {
      const kind = kindByType.get(resource.type);
      if (kind === undefined) continue;
      const same = this.#byKind.get(kind);
      if (same === undefined) this.#byKind.set(kind, [resource]);
      else same.push(resource);
      this.#byUrn.set(resource.urn, resource);
      for (const id of [resource.id, resource.outputs?.["id"], resource.outputs?.["arn"]]) {
        if (typeof id === "string" && id !== "" && id !== unknownText) this.#byId.set(`${kind} ${id}`, resource);
      }
    }
  }

  of(kind: Kind): readonly ReachResource[] {
    return this.#byKind.get(kind) ?? [];
  }

  /**
   * Who an input's value names. A value that is not known yet is told by what the input depends on: one, several or an unknown. So is one that
   * is no resource's id, where the engine does not tell the ids of what the input depends on.
   */
  named(resource: ReachResource, property: string, value: unknown, kinds: readonly Kind[]): readonly Reference[] {
    if (value === undefined || value === null || value === "") return [];
    if (typeof value === "string" && value !== unknownText) {
      const own = kinds.map((kind) => this.#byId.get(`${kind} ${value}`)).find((found) => found !== undefined);
      if (own !== undefined) return [{ key: own.urn, resource: own }];
      const untold = holdsUnknown(resource.inputs[property])
        ? [] // they are what is not known yet, and this text is somebody else's
        : this.behind(resource, property, kinds).filter((reference) => reference.resource?.id === undefined);
      return untold.length > 0 ? untold : [{ key: value, resource: undefined }];
    }
    const behind = this.behind(resource, property, kinds);
    return behind.length > 0 ? behind : [{ key: unknownKey, resource: undefined }];
  }

  /** As `named`, for a list. */
  listed(resource: ReachResource, property: string, value: unknown, kinds: readonly Kind[]): readonly Reference[] {
    const all = listOf(value).flatMap((item) => this.named(resource, property, item, kinds));
    return [...new Map(all.map((reference) => [reference.key, reference])).values()];
  }

  /** Resources of some kinds that an input depends on. */
  behind(resource: ReachResource, property: string, kinds: readonly Kind[]): readonly Reference[] {
    const named = resource.propertyDependencies?.[property] ?? [];
    // The engine names them in another order each time, and no verdict may depend on that.
    return (named.length > 1 ? [...named].sort() : named).flatMap((urn) => {
      const found = this.#byUrn.get(urn);
      const kind = found === undefined ? undefined : kindByType.get(found.type);
      return found !== undefined && kind !== undefined && kinds.includes(kind) ? [{ key: urn, resource: found }] : [];
    });
  }
}

/** A list that is not known yet is one unknown item. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isUnknown(value) ? [value] : [];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A part of what is not known yet is not known either. */
export const field = (value: unknown, name: string): unknown =>
  isRecord(value) ? value[name] : isUnknown(value) ? value : undefined;

export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value !== unknownText ? value : undefined;

/** Numbers that a program may write as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const text = textOf(value);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** Flags that a program may write as text; the fallback when it says nothing. */
export function flagOf(value: unknown, fallback: boolean): Answer {
  if (isUnknown(value)) return "unknown";
  const isSaid = typeof value === "boolean" || (typeof value === "string" && value !== "");
  return (isSaid ? String(value) === "true" : fallback) ? "yes" : "no";
}
