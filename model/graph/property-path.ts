/** A step's name in quotes, an index or `*` in brackets, or a plain name; dots before it count once. */
const step = /\.*(?:\["((?:[^"\\]|\\.)*)"\]|\[(\*|[+-]?\d+)\]|([^.[]+))/y;

/**
 * The steps of a path as Pulumi reads it in `ignoreChanges`; undefined for one that it refuses. A name with dots stands in quotes: without them
 * `tags.kubernetes.io/name` is three steps. Source: pulumi/sdk 3.276.0, `ParsePropertyPath` (findings/pulumi-property-path-matches-nothing.sh).
 * @param text as in `ignoreChanges`: `spec.replicas`, `ports[0].port`, `tags["kubernetes.io/name"]`
 */
export function readPropertyPath(text: string): readonly (string | number)[] | undefined {
  if (text.startsWith(".") || text.endsWith(".")) return undefined;
  const steps: (string | number)[] = [];
  for (let at = 0; at < text.length; at = step.lastIndex) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return undefined;
    const [, quoted, index, name = ""] = found;
    if (quoted !== undefined) steps.push(quoted.replaceAll('\\"', '"'));
    else steps.push(index === undefined || index === "*" ? (index ?? name) : Number(index));
  }
  return steps;
}
