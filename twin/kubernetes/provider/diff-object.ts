import { compareProps, type Difference, formatPath } from "../../../engine/provider/difference";
import type { Props } from "../../../model/graph/json";
import { ApiError } from "../api/api-error";
import { propsOf, textOf } from "../api/objects";
import { isAutonamed, isKnown, withoutUnset } from "./inputs";
import type { ApplyOptions, ObjectStore } from "./object-store";

/** Fields that say which object it is. */
const identity = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/**
 * What an update would change, and whether it takes a new object: the API server itself says which fields never change, so there is no table
 * of them here.
 */
export async function diffObject(
  store: ObjectStore,
  old: Props,
  inputs: Props,
  options: ApplyOptions = {},
): Promise<Difference> {
  const raw = compareProps(withoutUnset(old), withoutUnset(inputs));
  if (raw.length === 0) return { changes: [], replaces: false, deleteBeforeReplace: false };
  const isOther = raw.some(
    ({ steps }) => identity.includes(formatPath(steps)) && !isSameGroup(old, inputs, formatPath(steps)),
  );
  const fixed = isOther || !isKnown(inputs) ? [] : await immutableFields(store, inputs, options);
  const changes = raw.map(({ steps, kind }) => {
    const path = formatPath(steps);
    const replaces = isOther ? identity.includes(path) : fixed.some((field) => touches(field, path));
    return { path, kind, replaces };
  });
  const replaces = isOther || fixed.length > 0;
  const first = changes[0];
  // The server named a field that no change of the program's lies on: the whole change is what it refuses.
  const marked =
    replaces && first !== undefined && !changes.some((change) => change.replaces)
      ? [{ ...first, replaces }, ...changes.slice(1)]
      : changes;
  return { changes: marked, replaces, deleteBeforeReplace: replaces && keepsName(old, inputs) };
}

/** Another version of the same group is the same object. */
function isSameGroup(old: Props, inputs: Props, path: string): boolean {
  const group = ({ apiVersion }: Props) => textOf(apiVersion).split("/").slice(0, -1).join("/");
  return path === "apiVersion" && group(old) === group(inputs);
}

async function immutableFields(store: ObjectStore, inputs: Props, options: ApplyOptions): Promise<readonly string[]> {
  try {
    await store.apply(inputs, { ...options, isDryRun: true });
    return [];
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 422) return [];
    return error.causes.filter(({ message }) => saysImmutable(message)).map(({ field }) => field);
  }
}

/** Source: k8s.io/apimachinery, api/validation (FieldImmutableErrorMsg), and the kinds' own wording for allowed updates. */
const saysImmutable = (message: string): boolean =>
  /field is immutable|may not change once set|updates to .* (are|is) forbidden|is forbidden to change|Value is immutable/i.test(
    message,
  );

const touches = (field: string, path: string): boolean =>
  path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`) || field.startsWith(`${path}.`);

function keepsName(old: Props, inputs: Props): boolean {
  const [before, after] = [propsOf(old.metadata), propsOf(inputs.metadata)];
  return (
    !isAutonamed(inputs) &&
    before.name === after.name &&
    before.namespace === after.namespace &&
    old.kind === inputs.kind
  );
}
