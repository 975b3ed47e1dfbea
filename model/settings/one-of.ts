/** Values shown of a long list: all of them is more than a reader takes in. */
const valuesListed = 9;

/** `one of a, b, c`: what is allowed, in words, shortened behind the ninth. */
export function oneOf(values: readonly unknown[]): string {
  if (values.length === 1) return `only ${String(values[0])}`;
  const shown = values.slice(0, valuesListed).map(String).join(", ");
  return `one of ${shown}${values.length > valuesListed ? `, and ${values.length - valuesListed} more` : ""}`;
}
