import type { Json, Props } from "../../../model/graph/json";
import { isList, isProps } from "../../../model/graph/json";
import { ApiError, type Cause } from "../api/api-error";
import { propsOf, textOf } from "../api/objects";

/** A refusal with the object it is about, and for each field its path and the value that it got. */
export function explainFailure(error: unknown, object: Props, server: string): unknown {
  if (!(error instanceof ApiError) || error.code === 0 || error.reason === "NoSuchKind") return error;
  const { namespace, name } = propsOf(object.metadata);
  const place = textOf(namespace) === "" ? "" : `${textOf(namespace)}/`;
  const subject = `${textOf(object.kind)} "${place}${textOf(name)}"`;
  return new ApiError(error.code, error.reason, `${subject}: ${reasonOf(error, object, server)}`, error.causes);
}

function reasonOf(error: ApiError, object: Props, server: string): string {
  const { namespace } = propsOf(object.metadata);
  if (error.code === 404 && error.message.startsWith("namespaces "))
    return `metadata.namespace: no such namespace, got "${textOf(namespace)}"; create it first, in this program or with kubectl create namespace`;
  if (error.code === 403 && error.message.includes("because it is being terminated"))
    return `metadata.namespace: the namespace is being deleted, got "${textOf(namespace)}"; wait until it is gone, then create it again`;
  if (error.code === 403)
    return `${server} does not allow it: ${error.message}; give this user the right, or choose another context`;
  if (error.code === 409 && error.causes.some(({ reason }) => reason === "FieldManagerConflict"))
    return (
      error.causes
        .map((cause) => `${withoutDot(cause.field)}: ${conflictOf(cause)}, got ${quoted(valueAt(object, cause.field))}`)
        .join("\n") +
      '\nleave the fields to their owner by not setting them, or take them over with the annotation pulumi.com/patchForce: "true"'
    );
  if (error.causes.length === 0) return schemaProblems(error.message, object) || error.message;
  return error.causes
    .map((cause) => (cause.field === "" ? cause.message : `${cause.field}: ${cause.message}`))
    .join("\n");
}

/** What server-side apply says of fields that the kind does not have, or has of another type: a line each. */
function schemaProblems(message: string, object: Props): string {
  const found = [...message.matchAll(/(\.[a-zA-Z][^\s]*?): (field not declared in schema|expected [^\n]*)/g)];
  return found
    .map(([, field = "", problem = ""]) => {
      const what = problem.startsWith("expected") ? problem : "no such field in this kind";
      return `${withoutDot(field)}: ${what}, got ${quoted(valueAt(object, field))}`;
    })
    .join("\n");
}

const conflictOf = ({ message }: Cause): string => message.replace(/^conflict with/, "is owned by");
const withoutDot = (field: string): string => field.replace(/^\./, "");

/** `.spec.template.spec.containers[name="x"].image` */
function valueAt(object: Props, field: string): Json | undefined {
  let value: Json | undefined = object;
  for (const [, key, filter] of field.matchAll(/\.?([^.[\]]+)|\[([^\]]+)\]/g)) {
    if (key !== undefined) value = isProps(value) ? value[key] : undefined;
    else if (isList(value)) value = value.find((item) => isProps(item) && matches(item, filter ?? ""));
  }
  return value;
}

/** A key that the item leaves to its default may be part of the path all the same. */
const matches = (item: Props, filter: string): boolean =>
  filter.split(",").every((part) => {
    const [key = "", wanted = ""] = part.split("=");
    return item[key] === undefined || item[key] === wanted.replaceAll('"', "") || JSON.stringify(item[key]) === wanted;
  });

const quoted = (value: Json | undefined): string => (value === undefined ? "nothing" : JSON.stringify(value));
