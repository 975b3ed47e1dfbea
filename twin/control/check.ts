import { createHash } from "node:crypto";
import { defaultsKey } from "../../engine/provider/difference";
import type { Limits } from "../../platforms/aws/limits";
import type { CheckFailure, Json, Props, ResourceModel } from "../contract/resources";
import { noteRegion } from "./region-note";
import { type Tagging, withProviderTags } from "./tagging";
import { hasUnknown, isProps, unknownValue, withDefaults } from "./values";

type Autoname = NonNullable<ResourceModel["autoname"]>;

/** Names the inputs that the provider made up, as the real one does; the engine hides it. */
const autonamedKey = defaultsKey;

export interface CheckRequest {
  /** The program's logical name. */
  readonly name: string;
  /** The inputs stored by the last operation; absent for a new resource and for a replacement. */
  readonly old?: Props | undefined;
  readonly inputs: Props;
  /** What a made-up name is drawn from: differs between a resource and its replacement. */
  readonly seed: string;
  /** What the provider puts on everything it makes, and what it looks away from. */
  readonly tagging?: Tagging | undefined;
  /** Names of regions that the user vouches for. */
  readonly regions?: readonly string[] | undefined;
  /** Default: the dated table as it is. */
  readonly limits?: Limits | undefined;
}

export interface CheckResult {
  readonly inputs: Props;
  readonly failures: readonly CheckFailure[];
}

/** Fills in names and defaults, and says everything that is wrong with the inputs at once. Pure; unknown inputs are let through. */
export function checkInputs(model: ResourceModel, request: CheckRequest): CheckResult {
  const named = withName(model, withDocuments(withoutNulls(request.inputs)), request);
  const filled = model.defaults ? withDefaults(named, model.defaults) : named;
  const normal = model.normalize ? model.normalize(filled, request.name) : filled;
  const inputs = model.tagged === true ? withProviderTags(normal, request.tagging) : normal;
  const missing = (model.required ?? []).filter((property) => filled[property] === undefined);
  const wrong = [...regionFailures(inputs, request.regions), ...(model.check?.(inputs, request.limits) ?? [])].filter(
    (failure) => !missing.includes(failure.property) && !speaksOfUnknown(inputs, failure),
  );
  return {
    inputs,
    failures: [
      ...missing.map((property) => ({ property, reason: "is required, but missing" })),
      ...wrong.map((failure) => withOrigin(failure, inputs, request.name)),
    ],
  };
}

/** A name that the program has not written is found in it by what it is made from. */
function withOrigin(failure: CheckFailure, inputs: Props, name: string): CheckFailure {
  const { property, reason } = failure;
  if (!isMadeUp(inputs, property)) return failure;
  const origin = `the provider makes it from the logical name "${name}"; give ${property}, or another logical name`;
  return { property, reason: `${reason}: ${origin}` };
}

/** The resource's own `region`, which a provider of any region takes. */
function regionFailures(inputs: Props, accepted: readonly string[] | undefined): readonly CheckFailure[] {
  const note = noteRegion(inputs, accepted);
  return note?.kind === "wrong" ? [note.failure] : [];
}

/** The properties that were not made up by the provider. */
export function withoutMarks(inputs: Props): Props {
  if (inputs[autonamedKey] === undefined) return inputs;
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== autonamedKey));
}

export function isMadeUp(inputs: Props, property: string): boolean {
  const marks = inputs[autonamedKey];
  return Array.isArray(marks) && marks.includes(property);
}

function withName(model: ResourceModel, inputs: Props, request: CheckRequest): Props {
  const { autoname } = model;
  if (!autoname) return inputs;
  const { property } = autoname;
  if (inputs[property] !== undefined || inputs[`${property}Prefix`] !== undefined) return inputs;
  const kept = request.old && isMadeUp(request.old, property) ? request.old[property] : undefined;
  return { ...inputs, [property]: kept ?? autonameOf(request, autoname), [autonamedKey]: [property] };
}

function autonameOf(request: CheckRequest, { maxLength, lowerCase = false }: Autoname): string {
  const suffix = createHash("sha256").update(`${request.seed}|${request.name}`).digest("hex").slice(0, 7);
  const name = `${request.name.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
  return lowerCase ? name.toLowerCase() : name;
}

/** A limit cannot be judged before its value is known. */
function speaksOfUnknown(inputs: Props, failure: CheckFailure): boolean {
  const [property = ""] = failure.property.split(/[.[]/);
  return hasUnknown(inputs[property]);
}

/**
 * Properties that the SDK takes as a text or as an object, such as `aws.iam.assumeRolePolicyForPrincipal` returns; the provider writes
 * the object as JSON. Source: the declarations of @pulumi/aws 7.48.0; a test reads them.
 */
export const documentProperties: ReadonlySet<string> = new Set([
  "accessPolicies",
  "assumeRolePolicy",
  "policy",
  "policyDocument",
]);

/** An object with something unknown in it stays one: what is known of it can be judged. */
function withDocuments(inputs: Props): Props {
  const isDocument = ([key, value]: [string, Json]) =>
    documentProperties.has(key) && isProps(value) && !hasUnknown(value);
  if (!Object.entries(inputs).some(isDocument)) return inputs;
  return Object.fromEntries(
    Object.entries(inputs).map((entry) => (isDocument(entry) ? [entry[0], JSON.stringify(entry[1])] : entry)),
  );
}

function withoutNulls(inputs: Props): Props {
  return Object.fromEntries(Object.entries(inputs).filter((entry): entry is [string, Json] => entry[1] !== null));
}

/** What a preview can say of a resource that the cloud has not answered for: everything it was given, nothing more. */
export function plannedOutputs(inputs: Props): Props {
  return withoutMarks(inputs);
}

/** Outputs of a change that has not happened: what it was given, and the old outputs that the change cannot touch. */
export function plannedUpdate(old: Props, inputs: Props, touched: readonly string[]): Props {
  const outputs: Record<string, Json> = { ...old, ...withoutMarks(inputs) };
  for (const key of touched) if (inputs[key] === undefined) outputs[key] = unknownValue;
  return outputs;
}
