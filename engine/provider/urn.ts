/** A resource's type and logical name: `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>`. */
export function partsOf(urn: string): { type: string; name: string } {
  const [, , qualified = "", ...name] = urn.split("::");
  return { type: qualified.split("$").at(-1) ?? "", name: name.join("::") };
}
