import { readPropertyPath } from "../../../model/graph";
import type { Json, Props } from "../../../model/graph/json";
import { listOf, propsOf } from "../api/objects";

/**
 * A path's names; undefined for one with an index or a name of other characters, which the provider does not follow: it writes the path out again, such a
 * step in brackets, and cuts that at its dots.
 */
function namesOf(path: string): readonly string[] | undefined {
  const steps = readPropertyPath(path) ?? [];
  const names = steps.flatMap((step) => (typeof step === "string" && /^\w+$/.test(step) ? [step] : []));
  return names.length > 0 && names.length === steps.length ? names : undefined;
}

const at = (object: Json | undefined, names: readonly string[]): Json | undefined =>
  names.reduce<Json | undefined>((value, name) => propsOf(value)[name], object);

function withField(object: Props, [name = "", ...rest]: readonly string[], value: Json | undefined): Props {
  const { [name]: old, ...others } = object;
  if (rest.length > 0)
    return old === undefined && value === undefined
      ? object
      : { ...object, [name]: withField(propsOf(old), rest, value) };
  return value === undefined ? others : { ...others, [name]: value };
}

/**
 * An object as it may be applied where the program ignores changes: a field that another manager owns alone is left out, since to say it again
 * were a conflict; one of the program's own has the value that it has in the cluster, since to leave it out were to take it away. The provider
 * for Kubernetes does the same (pulumi-kubernetes, `handleSSAIgnoreFields`).
 * @param paths as in `ignoreChanges`: `spec.replicas`
 * @param manager name of the program's own field manager
 */
export function withoutIgnored(
  inputs: Props,
  live: Props,
  { paths, manager }: { readonly paths: readonly string[]; readonly manager: string },
): Props {
  const owners = listOf(propsOf(live.metadata).managedFields);
  return paths.reduce((object, path) => {
    const names = namesOf(path);
    if (names === undefined) return object;
    const fields = names.map((name) => `f:${name}`);
    const owning = owners.filter(({ fieldsV1 }) => at(fieldsV1, fields) !== undefined);
    if (owning.length > 0 && !owning.some((owner) => owner.manager === manager))
      return withField(object, names, undefined);
    const value = at(live, names);
    return value === undefined ? object : withField(object, names, value);
  }, inputs);
}
