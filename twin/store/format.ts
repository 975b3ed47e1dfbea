import { commandLine } from "../../model/command-line";
import type { TwinSettings } from "../contract/desired-state";
import type { Json, Props, StoredResource } from "../contract/resources";
import type { CloudSnapshot } from "../control/cloud";
import { isList, isProps, toJson } from "../control/values";
import { StoreError } from "./errors";

/** A completed operation, so that asking for it again does not do it twice. */
export interface IdempotencyRecord {
  /** Chosen by the client. */
  readonly token: string;
  readonly id: string;
}

/** Everything a stack's local cloud must remember. */
export interface StoreData extends CloudSnapshot {
  /** Second octet of the stack's loopback addresses. */
  readonly slot: number;
  readonly region: string;
  readonly settings: TwinSettings;
  readonly receipts: readonly IdempotencyRecord[];
  /** The data plane's own: instances and their processes. */
  readonly runtime: Json | undefined;
}

const formatVersion = 1;

export function formatStore(data: StoreData): string {
  return `${JSON.stringify({ version: formatVersion, ...data })}\n`;
}

/** @throws {@link StoreError} naming the file, what is wrong with it, and the ways out. */
export function parseStore(path: string, text: string): StoreData {
  const root = parseRoot(path, text);
  if (typeof root.version === "number" && root.version > formatVersion) {
    throw new StoreError(
      `${path} was written by a newer vipkit (format ${root.version}, this one knows ${formatVersion}): update vipkit; ` +
        "the file has not been touched",
    );
  }
  if (root.version !== formatVersion)
    throw unreadable(path, `version: expected ${formatVersion}, got ${show(root.version)}`);
  const { slot, region } = root;
  if (typeof slot !== "number") throw unreadable(path, `slot: expected a number, got ${show(slot)}`);
  if (typeof region !== "string") throw unreadable(path, `region: expected a text, got ${show(region)}`);
  return {
    slot,
    region,
    settings: settingsOf(path, root.settings),
    resources: listOf(path, root, "resources", toResource),
    issued: issuedOf(path, root.issued),
    receipts: listOf(path, root, "receipts", toReceipt),
    runtime: root.runtime,
  };
}

function parseRoot(path: string, text: string): Props {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
  const root = toJson(value);
  if (!isProps(root)) throw unreadable(path, "it holds no JSON object");
  return root;
}

function listOf<T>(path: string, root: Props, key: string, parse: (item: Props) => T | undefined): T[] {
  const list = root[key];
  if (!isList(list)) throw unreadable(path, `${key}: expected a list, got ${show(list)}`);
  return list.map((item, index) => {
    const parsed = isProps(item) ? parse(item) : undefined;
    if (parsed === undefined) throw unreadable(path, `${key}[${index}]: got ${show(item)}`);
    return parsed;
  });
}

function toResource(item: Props): StoredResource | undefined {
  const { type, id, urn, name, region, createdAt, inputs, outputs, versions } = item;
  if (typeof type !== "string" || typeof id !== "string" || typeof urn !== "string" || typeof name !== "string")
    return undefined;
  if (typeof createdAt !== "string" || !isProps(inputs) || !isProps(outputs)) return undefined;
  const place = typeof region === "string" ? { region } : {};
  const resource = { type, id, urn, name, ...place, inputs, outputs, createdAt };
  if (!isProps(versions)) return versions === undefined ? resource : undefined;
  const kept = Object.entries(versions).flatMap(([number, value]) =>
    isProps(value) ? [[number, value] as const] : [],
  );
  return { ...resource, versions: Object.fromEntries(kept) };
}

function toReceipt({ token, id }: Props): IdempotencyRecord | undefined {
  return typeof token === "string" && typeof id === "string" ? { token, id } : undefined;
}

function issuedOf(path: string, value: Json | undefined): Record<string, number> {
  if (!isProps(value)) throw unreadable(path, `issued: expected an object, got ${show(value)}`);
  const entries = Object.entries(value).map(([key, count]): [string, number] => {
    if (typeof count !== "number") throw unreadable(path, `issued: expected numbers, got ${show(count)}`);
    return [key, count];
  });
  return Object.fromEntries(entries);
}

function settingsOf(path: string, value: Json | undefined): TwinSettings {
  const { bootTime, metricPeriod, nodeCommand } = isProps(value) ? value : {};
  const words = isList(nodeCommand) ? nodeCommand.filter((word) => typeof word === "string") : undefined;
  if (typeof bootTime !== "number" || typeof metricPeriod !== "number" || words === undefined) {
    throw unreadable(path, `settings: got ${show(value)}`);
  }
  return { bootTime, metricPeriod, nodeCommand: words };
}

function unreadable(path: string, reason: string): StoreError {
  return new StoreError(
    `the twin's store ${path} cannot be read: ${reason}. It has not been touched. Go back to the state before the last change ` +
      `with \`cp '${path}.bak' '${path}'\`, or remove the whole local cluster with \`${commandLine("down", process.env)}\` and begin anew`,
  );
}

function show(value: Json | undefined): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
