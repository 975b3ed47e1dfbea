import type { CreateRequest, DeleteRequest, UpdateRequest } from "../contract/backend";
import type { ClusterStatus, EvacuationOrder, Fault } from "../contract/data-plane";
import type { TwinSettings } from "../contract/desired-state";
import { type Json, type Props } from "../contract/resources";
import { isList, isProps, toJson } from "../control/values";

/** Grows when a caller and a daemon of different versions would not understand each other. */
export const protocolVersion = 3;

/** What every caller tells the daemon about the stack it works on. */
export interface Session {
  readonly region: string;
  readonly settings: TwinSettings;
  /** The stack's `vipkit:limits` as JSON. Default: none. */
  readonly limits?: string;
}

/** An order that may be sent again after a broken connection: the token says that it is the same one. */
export type Tokened<Order> = Order & { readonly token: string };

/** Other weights of the forward action of a listener or a rule. */
export interface WeightsOrder {
  readonly type: string;
  readonly id: string;
  /** By ARN of the target group; what is not named stays as it is. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Bodies of the POST paths. A refusal is status 409, anything else 500, both with `{ code, message }`. */
export interface Orders {
  readonly "/session": Session;
  readonly "/create": Tokened<CreateRequest>;
  readonly "/update": Tokened<UpdateRequest>;
  readonly "/delete": Tokened<DeleteRequest>;
  readonly "/read": {
    readonly type: string;
    readonly id: string;
    readonly known: Props;
    readonly region?: string | undefined;
  };
  readonly "/invoke": { readonly token: string; readonly args: Props; readonly region?: string | undefined };
  readonly "/weights": WeightsOrder;
  readonly "/refresh": { readonly group: string };
  readonly "/evacuate": EvacuationOrder;
  readonly "/fault": Fault;
  readonly "/cancel": Record<string, never>;
  readonly "/stop": Record<string, never>;
}

/** What `GET /ping` answers. */
export interface Presence {
  readonly protocol: number;
  readonly pid: number;
  readonly slot: number;
  readonly region: string;
  readonly resources: number;
}

export function parseSession(body: Props): Session {
  const settings = isProps(body.settings) ? body.settings : {};
  const words = isList(settings.nodeCommand) ? settings.nodeCommand : [];
  return {
    region: textOf(body.region),
    settings: {
      bootTime: numberOf(settings.bootTime),
      metricPeriod: numberOf(settings.metricPeriod),
      nodeCommand: words.filter((word) => typeof word === "string"),
    },
    limits: textOf(body.limits),
  };
}

export function parseCreate(body: Props): Tokened<CreateRequest> {
  return {
    ...parseTarget(body),
    name: textOf(body.name),
    urn: textOf(body.urn),
    inputs: propsOf(body.inputs),
    isKnown: body.isKnown === true,
  };
}

export function parseUpdate(body: Props): Tokened<UpdateRequest> {
  return { ...parseDelete(body), inputs: propsOf(body.inputs) };
}

export function parseDelete(body: Props): Tokened<DeleteRequest> {
  return { ...parseTarget(body), id: textOf(body.id) };
}

function parseTarget(body: Props): { type: string; region: string | undefined; timeout: number; token: string } {
  const { type, timeout, token } = body;
  return { type: textOf(type), region: regionOf(body), timeout: numberOf(timeout), token: textOf(token) };
}

export function parseWeightsOrder(body: Props): WeightsOrder {
  const weights = Object.entries(propsOf(body.weights)).map(([arn, weight]) => [arn, numberOf(weight)] as const);
  return { type: textOf(body.type), id: textOf(body.id), weights: Object.fromEntries(weights) };
}

export const parseEvacuation = ({ zone, isReturn, launchesFirst }: Props): EvacuationOrder => ({
  zone: textOf(zone),
  isReturn: isReturn === true,
  launchesFirst: launchesFirst === true,
});

/** @throws Error for a fault that does not exist. */
export function parseFault(body: Props): Fault {
  const { kind } = body;
  if (kind === "fail-zone" || kind === "restore-zone") return { kind, zone: textOf(body.zone) };
  if (kind === "break-deploy" || kind === "restore-deploy") return { kind, group: textOf(body.group) };
  if (kind === "kill-node" || kind === "hang-node" || kind === "resume-node" || kind === "drain-node")
    return { kind, node: textOf(body.node) };
  if (kind === "expire-certificate" || kind === "renew-certificate")
    return { kind, certificate: textOf(body.certificate) };
  if (kind === "kill-balancer") return { kind, balancer: textOf(body.balancer) };
  throw new Error(
    `kind: expected fail-zone, restore-zone, break-deploy, restore-deploy, kill-node, hang-node, resume-node, drain-node, kill-balancer, expire-certificate or renew-certificate, got ${JSON.stringify(kind)}`,
  );
}

export function isStatus(value: unknown): value is ClusterStatus {
  const status = toJson(value);
  return isProps(status) && isProps(status.desired) && isList(status.nodes) && isList(status.health);
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Undefined where the order leaves it to the twin. */
export const regionOf = ({ region }: Props): string | undefined =>
  typeof region === "string" && region !== "" ? region : undefined;

export function numberOf(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}

export function propsOf(value: Json | undefined): Props {
  return isProps(value) ? value : {};
}
