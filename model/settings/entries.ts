/** The entries of a map whose values are sound. */
export function entriesOf<T>(map: Readonly<Record<string, T | undefined>> | undefined): [string, T][] {
  return Object.entries(map ?? {}).flatMap(([key, value]): [string, T][] =>
    value === undefined ? [] : [[key, value]],
  );
}
