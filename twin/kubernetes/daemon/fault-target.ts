import { CloudError } from "../../contract/resources";

/**
 * The name that is meant: the whole of it, or any part that only one name has, such as the random end of a pod's.
 * @param names `namespace/name` or `name`
 * @throws CloudError with the names that there are
 */
export function meantName(what: "pod" | "node" | "zone", said: string, names: readonly string[]): string {
  const exact = names.filter((name) => name === said || name.endsWith(`/${said}`));
  const found = exact.length > 0 ? exact : said === "" ? [] : names.filter((name) => name.includes(said));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const shown = (list: readonly string[]) => (list.length === 0 ? "there is none" : `one of ${list.join(", ")}`);
  throw new CloudError(
    "InvalidFault",
    found.length === 0
      ? `target: no such ${what}, got "${said}"; ${shown(names)}`
      : `target: more than one ${what} is called so, got "${said}"; ${shown(found)}`,
  );
}
