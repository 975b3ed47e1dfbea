/**
 * The whole name of a zone: `a` is the one that ends so.
 * @returns undefined for none, or where several end so
 */
export function zoneNamed(said: string, zones: readonly string[]): string | undefined {
  if (zones.includes(said)) return said;
  const found = said === "" ? [] : zones.filter((zone) => zone.endsWith(said));
  return found.length === 1 ? found[0] : undefined;
}
