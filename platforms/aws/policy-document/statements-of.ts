import {
  isList,
  isRecord,
  type ResourceReader,
  Secret,
  Unknown,
  UnknownValueError,
  type Value,
} from "../../../model/graph";
import { parseJson } from "../../../model/graph/json";
import { type NotYet, readDocument, type Statement } from "./statement";

/** The statements of an IAM policy document, as text or as an object; undefined when it cannot be read as one. Throws UnknownValueError. */
export function statementsOf(view: ResourceReader, property: string): readonly Statement[] | undefined {
  const part = view.at(property);
  const value = part.known();
  return readDocument(typeof value === "string" ? parseJson(value) : plain(value, part));
}

/** A document that the program writes as an object: a part that is not known yet is asked for only where it decides. */
function plain(value: Value | undefined, part: ResourceReader): unknown {
  if (value instanceof Unknown || value instanceof Secret) return notYet(part, value instanceof Secret);
  if (isList(value)) return value.map((item) => plain(item, part));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, part)]));
}

const notYet =
  (part: ResourceReader, isSecret: boolean): NotYet =>
  () => {
    throw new UnknownValueError(part.resource.urn, part.path, isSecret ? "secret" : "unknown");
  };
