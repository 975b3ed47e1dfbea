type Child = Node | string;
type Attributes = Readonly<Record<string, string>>;

/** An element with attributes and what is in it. Text is text: nothing is read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The same inside a drawing. */
export function shape(tag: string, attributes: Attributes, ...children: readonly Child[]): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const written = new WeakMap<Node, string>();

/** Writes only what is another text: the browser lays out again what is written. The element's text is to be written by this alone. */
export function setText(node: Node, text: string): void {
  if (written.get(node) === text) return;
  written.set(node, text);
  const { firstChild } = node;
  if (firstChild instanceof Text) firstChild.data = text;
  else node.textContent = text;
}

export function setAttribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** One item's element, and how it takes the item's newer self. */
export interface Drawn<T> {
  readonly node: Element;
  readonly update: (item: T) => void;
}

/** The elements of a list of items, kept by key: what stays is changed, not made anew, so that focus and selection stay too. */
export class KeyedList<T> {
  private readonly drawn = new Map<string, Drawn<T>>();

  constructor(
    readonly parent: Element,
    private readonly keyOf: (item: T) => string,
    private readonly create: (item: T) => Drawn<T>,
  ) {}

  draw(items: readonly T[]): void {
    this.arrange(items);
    this.update(items);
  }

  /** Makes, moves and removes elements; what stays is not changed. */
  arrange(items: readonly T[]): void {
    const keys = new Set(items.map(this.keyOf));
    for (const [key, { node }] of this.drawn) {
      if (keys.has(key)) continue;
      node.remove();
      this.drawn.delete(key);
    }
    for (const [index, item] of items.entries()) {
      const key = this.keyOf(item);
      const one = this.drawn.get(key) ?? this.create(item);
      this.drawn.set(key, one);
      const at = this.parent.children[index];
      if (at !== one.node) this.parent.insertBefore(one.node, at ?? null);
    }
  }

  /** Changes the elements of some of the items. */
  update(items: readonly T[]): void {
    for (const item of items) this.drawn.get(this.keyOf(item))?.update(item);
  }
}

/** A part of the page with its heading. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  const id = `h-${title.toLowerCase().replace(/\W+/g, "-")}`;
  return element("section", { "aria-labelledby": id }, element("h2", { id }, title), ...children);
}
