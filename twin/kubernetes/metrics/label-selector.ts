/** Whether labels are what a selector of the API asks for: `a=b,c!=d,e in (f,g),h notin (i),j,!k`. */
export function matchesSelector(selector: string, labels: Readonly<Record<string, string>>): boolean {
  // A comma within brackets parts values.
  return selector
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .every((part) => matches(part, labels));
}

function matches(part: string, labels: Readonly<Record<string, string>>): boolean {
  const [, key = "", operator = "", list = ""] = /^(\S+)\s+(in|notin)\s*\((.*)\)$/.exec(part) ?? [];
  if (operator !== "") {
    const isListed = list.split(",").some((value) => value.trim() === labels[key]);
    return operator === "in" ? isListed : !isListed;
  }
  const [, name = "", sign = "", value = ""] = /^([^=!]+)(==|=|!=)(.*)$/.exec(part) ?? [];
  if (sign !== "") return sign === "!=" ? labels[name.trim()] !== value.trim() : labels[name.trim()] === value.trim();
  return part.startsWith("!") ? labels[part.slice(1).trim()] === undefined : labels[part] !== undefined;
}
