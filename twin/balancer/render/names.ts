import { createHash } from "node:crypto";

/** Short, stable, opaque: the same ARN has the same name after a restart, and a client cannot read it. */
export const digest = (text: string, length = 8): string =>
  createHash("sha256").update(text).digest("hex").slice(0, length);

/** Section names allow letters, digits and `-_.:`. */
const readable = (text: string): string => text.replaceAll(/[^A-Za-z0-9_-]/g, "_");

export const frontendName = (balancer: string, port: number, zone: string | undefined): string =>
  ["in", readable(balancer), port, ...(zone === undefined ? [] : [readable(zone)])].join(".");

/** Name of a target group's backend; of its part in one zone when the balancer keeps traffic in the client's zone. */
export const scopeKey = (groupName: string, groupArn: string, zone: string | undefined): string =>
  [readable(groupName), digest(groupArn, 6), ...(zone === undefined ? [] : [readable(zone)])].join(".");

/** Healthy targets only. */
export const checkedBackend = (scope: string): string => `tg.${scope}`;
/** Every registered target: used while too few are healthy. */
export const openBackend = (scope: string): string => `open.${scope}`;

export const slotName = (index: number): string => `s${index + 1}`;
