/** Text as it stands in HTML and SVG. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

type Attributes = Readonly<Record<string, string | number>>;

/** An element with its attributes and what is in it, which is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const own = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeText(String(value))}"`)
    .join("");
  return `<${name}${own}>${content.join("")}</${name}>`;
}
