/** Whether a host condition covers a host: a star stands for one label or more. */
export const coversHost = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith("*.") && host.endsWith(pattern.slice(1)));

/** Every host that some rule of a listener names, sorted. */
export const namedHosts = (rules: readonly (readonly string[] | undefined)[]): readonly string[] =>
  [...new Set(rules.flatMap((hosts) => hosts ?? []))].sort();

/**
 * The hosts of each route that stands for a rule; undefined is every host that no rule names. A proxy has a list of routes for each host that is
 * named, and asks no other list once a request's host has one: what holds for more hosts must stand in each of their lists.
 */
export function routeHosts(
  own: readonly string[] | undefined,
  named: readonly string[],
): readonly (readonly string[] | undefined)[] {
  if (own !== undefined) {
    const covered = named.filter((host) => own.some((pattern) => coversHost(pattern, host)));
    return [[...new Set([...own, ...covered])].sort()];
  }
  return named.length === 0 ? [undefined] : [undefined, named];
}
