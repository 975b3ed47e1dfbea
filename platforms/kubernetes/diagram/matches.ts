import { type Sketch, shortened } from "../../../model/analysis/diagram/sketch";
import type { ResourceReader } from "../../../model/graph";

/** When a rule of a route holds, in words: empty for one that always does. */
export function ruleText(hosts: readonly string[], rule: ResourceReader, name: string, sketch: Sketch): string {
  const matches = sketch.known(
    name,
    () =>
      rule.has("matches")
        ? rule
            .items("matches")
            .map(matchText)
            .filter((text) => text !== "")
        : [],
    ["match not known"],
  );
  return shortened([hosts.join(" or "), [...new Set(matches)].join(" or ")].filter((part) => part !== "").join(" "));
}

function matchText(match: ResourceReader): string {
  const path = match.text("path.value");
  const method = match.text("method");
  const headers = match.has("headers") ? match.items("headers").map((one) => `header ${one.text("name") ?? ""}`) : [];
  return [method ?? "", path === undefined || path === "/" ? "" : `path ${path}`, ...headers]
    .filter((part) => part !== "")
    .join(" ");
}
