import { isProps, type Props } from "../../../model/graph/json";
import type { Limit } from "../limits";
import { type Constraint, limitedBy, type Violation } from "./constraint";
import { records, text } from "./read";

const outside = ({ min, max }: Limit, given: string) => given.length < min || given.length > max;

function tagsOf(inputs: Props): readonly (readonly [key: string, value: string, path: string])[] {
  if (isProps(inputs.tags)) {
    return Object.entries(inputs.tags).map(([key, value]) => [
      key,
      typeof value === "string" ? value : "",
      `tags.${key}`,
    ]);
  }
  return records(inputs, "tags").map((tag, index) => [
    text(tag, "key") ?? "",
    text(tag, "value") ?? "",
    `tags[${index}]`,
  ]);
}

/** Tags, as a map or as a scaling group's list. */
export const tagConstraint: Constraint = limitedBy(
  ["tag.key.length", "tag.value.length", "tag.count"],
  (inputs, limits) => {
    const tags = tagsOf(inputs);
    const { max } = limits["tag.count"];
    const many: readonly Violation[] =
      tags.length > max ? [{ property: "tags", reason: `at most ${max} tags, got ${tags.length}` }] : [];
    const single = tags.flatMap(([key, value, property]): readonly Violation[] => {
      if (outside(limits["tag.key.length"], key)) return [{ property, reason: "a key has 1 to 128 characters" }];
      if (/^aws:/i.test(key)) return [{ property, reason: "keys that begin with aws: are the vendor's" }];
      return outside(limits["tag.value.length"], value)
        ? [{ property, reason: "a value has up to 256 characters" }]
        : [];
    });
    return [...many, ...single];
  },
);
