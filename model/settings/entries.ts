/** The entries of a map whose values are sound. */
export function entriesOf<T>(map: Readonly<Record<string, T | undefined>> | undefined): [string, T][] {
  return Object.entries(map ?? {}).flatMap(([key, value]): [string, T][] =>
    value === undefined ? [] : [[key, value]],
  );
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** The entries of a map in the order of their keys, so that the order in which a user wrote them means nothing. */
export const sorted = <T>(map: Readonly<Record<string, T>>): [string, T][] => Object.entries(map).sort(byKey);
