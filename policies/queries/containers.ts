import { ResourceReader } from "../../model/graph";
import { isList, parseJson, toJson } from "../../model/graph/json";

const path = "containerDefinitions";

/**
 * The containers of a task definition, which its provider takes as one text of JSON; their paths are those in the text. Empty where the text is
 * none of a list. Throws UnknownValueError where any of it is not known yet.
 */
export function containersOf(definition: ResourceReader): readonly ResourceReader[] {
  const text = definition.text(path);
  const all = text === undefined ? undefined : toJson(parseJson(text));
  if (!isList(all)) return [];
  return all.map((container, index) => new ResourceReader(definition.resource, container, `${path}[${index}]`));
}
