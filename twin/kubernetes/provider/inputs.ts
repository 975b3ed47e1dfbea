import { randomBytes } from "node:crypto";
import { defaultsKey } from "../../../engine/provider/difference";
import { hasUnknown, isList, isProps, type Json, type Props } from "../../../model/graph/json";
import { propsOf, textOf } from "../api/objects";

export interface CheckedInputs {
  readonly inputs: Props;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** Says that the name was made up here: the official provider's own annotation, so that both treat it alike. */
const autonamed = "pulumi.com/autonamed";
/** Longest name of most kinds. Source: RFC 1123 labels, 63 characters. */
const longestPrefix = 54;

export interface ObjectToCheck {
  /** `kubernetes:apps/v1:Deployment` */
  readonly type: string;
  /** The program's logical name. */
  readonly name: string;
  readonly old: Props | undefined;
  readonly inputs: Props;
  readonly random?: (bytes: number) => string;
}

/** Fills in what the program may leave out: API version and kind of the type, and a name. */
export function checkObject(object: ObjectToCheck): CheckedInputs {
  const [, apiVersion = "", kind = ""] = object.type.split(":");
  const failure = unsupported(apiVersion, kind);
  if (failure !== undefined) return { inputs: object.inputs, failures: [{ property: "", reason: failure }] };
  const own = withoutUnset(object.inputs);
  const metadata = propsOf(own.metadata);
  const inputs = {
    ...own,
    apiVersion: own.apiVersion ?? apiVersion.replace(/^core\//, ""),
    kind: own.kind ?? kind,
    metadata: nameOf(metadata) === undefined ? named(object, metadata) : metadata,
  };
  return { inputs, failures: [] };
}

const nameOf = (metadata: Props): Json | undefined => metadata.name ?? metadata.generateName;

/** Why a type of the SDK is none that this provider makes; undefined for one that it makes. */
export function unsupported(apiVersion: string, kind: string): string | undefined {
  const what = `kubernetes:${apiVersion}:${kind}`;
  if (/^(helm\.sh|kustomize|yaml)(?:\/|$)/.test(apiVersion))
    return `${what} is not an object of the API: the twin's provider has objects only, got ${kind}; use the official provider for it, or read what it renders with yaml.ConfigFile`;
  if (kind.endsWith("Patch"))
    return `${what} changes an object that another owns, which the twin's provider does not; declare the object itself (${kind.slice(0, -5)})`;
  if (kind.endsWith("List")) return `${what} is a list; declare each of its items by itself`;
  return undefined;
}

/** A name stays as it was for as long as the program names none. */
function named({ name, old, random = randomText }: ObjectToCheck, metadata: Props): Props {
  const before = propsOf(old?.metadata);
  const wasMadeUp = propsOf(before.annotations)[autonamed] === "true";
  const made = wasMadeUp ? textOf(before.name) : `${name.toLowerCase().slice(0, longestPrefix)}-${random(4)}`;
  return { ...metadata, name: made, annotations: { ...propsOf(metadata.annotations), [autonamed]: "true" } };
}

const randomText = (bytes: number): string => randomBytes(bytes).toString("hex");

export const isAutonamed = (inputs: Props): boolean =>
  propsOf(propsOf(inputs.metadata).annotations)[autonamed] === "true";

/** The API server takes `null` as a wish to have nothing there. */
export function withoutUnset(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).flatMap(([key, value]) =>
      value === null || key === defaultsKey
        ? []
        : [[key, isProps(value) ? withoutUnset(value) : withoutUnsetItems(value)]],
    ),
  );
}

const withoutUnsetItems = (value: Json): Json =>
  isList(value) ? value.map((each) => (isProps(each) ? withoutUnset(each) : withoutUnsetItems(each))) : value;

/** What the engine knows an object by. */
export const idOf = (object: Props): string => {
  const { namespace, name } = propsOf(object.metadata);
  return textOf(namespace) === "" ? textOf(name) : `${textOf(namespace)}/${textOf(name)}`;
};

export const isKnown = (inputs: Props): boolean => !hasUnknown(inputs);

/** What only the server fills in. */
const serverOwned = ["managedFields", "uid", "resourceVersion", "generation", "creationTimestamp", "selfLink"];

/** An object as a program would write it. */
export function asInputs(live: Props): Props {
  const { status: _status, ...rest } = live;
  const metadata = Object.entries(propsOf(live.metadata)).filter(([key]) => !serverOwned.includes(key));
  return { ...rest, metadata: Object.fromEntries(metadata) };
}

/** An object as the program sees it: without what is the server's bookkeeping alone. */
export function asOutputs(live: Props): Props {
  const { managedFields: _managed, ...metadata } = propsOf(live.metadata);
  return { ...live, metadata };
}

/** What the server has of the fields that a program has set. What it has removed is missing, and so shows as drift. */
export function liveInputs(known: Props, live: Props): Props {
  const found = select(known, live);
  const { stringData } = known;
  // The server keeps it as `data`.
  return isProps(found) ? { ...found, ...(stringData === undefined ? {} : { stringData }) } : {};
}

function select(shape: Json, live: Json | undefined): Json | undefined {
  if (live === undefined) return undefined;
  if (isProps(shape) && isProps(live)) {
    const chosen: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(shape)) {
      const value = select(inner, live[key]);
      if (value !== undefined) chosen[key] = value;
    }
    return chosen;
  }
  if (isList(shape) && isList(live) && shape.length === live.length)
    return live.map((item, index) => select(shape[index] ?? null, item) ?? item);
  return live;
}
