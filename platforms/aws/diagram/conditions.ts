import { type Sketch, shortened } from "../../../model/analysis/diagram/sketch";
import type { ResourceReader } from "../../../model/graph";

const fields = [
  ["pathPattern", "path"],
  ["hostHeader", "host"],
  ["httpRequestMethod", "method"],
  ["sourceIp", "from"],
] as const;

const parts = ["values", "regexValues"] as const;

/** Words of all conditions of a listener's rule; what is long is cut. */
export const conditionTexts = (rule: ResourceReader, sketch: Sketch): string =>
  sketch.known(
    rule.resource.name,
    () => shortened(rule.items("conditions").map(conditionText).join(" and ")),
    "condition not known",
  );

function conditionText(condition: ResourceReader): string {
  for (const [property, word] of fields) {
    if (!condition.has(property)) continue;
    const values = parts.flatMap((part) =>
      condition.has(`${property}.${part}`) ? condition.texts(`${property}.${part}`) : [],
    );
    return `${word} ${values.join(" or ")}`;
  }
  if (condition.has("httpHeader")) {
    const name = condition.text("httpHeader.httpHeaderName") ?? "";
    return `header ${name} ${condition.texts("httpHeader.values").join(" or ")}`;
  }
  if (!condition.has("queryStrings")) return "another condition";
  const pairs = condition.items("queryStrings").map((pair) => `${pair.text("key") ?? ""}=${pair.text("value") ?? ""}`);
  return `query ${pairs.join(" or ")}`;
}
