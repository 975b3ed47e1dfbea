import type { PageNode } from "../page-view";
import { type Drawn, element, KeyedList, section, setAttribute, setText } from "./dom";
import { errorsText, requestsText } from "./words";

const columns = ["Node", "Health", "Why", "Requests/s", "Errors/s", "Zone", "Group", "Address", "State"] as const;

const cell = (column: string, role: string): HTMLElement =>
  element("div", { role, ...(column.endsWith("/s") ? { class: "number" } : {}) });

/** Every node in words, those that are not healthy first. */
export class NodeTable {
  private readonly body = element("div", { role: "rowgroup" });
  private readonly list = new KeyedList<PageNode>(
    this.body,
    ({ id }) => id,
    () => row(),
  );
  readonly node: HTMLElement;

  constructor() {
    const heads = columns.map((name) => {
      const head = cell(name, "columnheader");
      head.append(name);
      return head;
    });
    const head = element("div", { role: "rowgroup", class: "head" }, element("div", { role: "row" }, ...heads));
    const table = element("div", { role: "table", class: "nodes", "aria-label": "Nodes" }, head, this.body);
    // Wider than a phone: it scrolls by itself, by keyboard too.
    const around = { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of nodes" };
    this.node = section("Nodes", element("div", around, table));
  }

  /** The work of drawing, in parts of which each fits into a frame. */
  steps(nodes: readonly PageNode[]): readonly (() => void)[] {
    const order = (node: PageNode) => (node.health === "healthy" ? 1 : 0);
    const sorted = [...nodes].sort((a, b) => order(a) - order(b));
    const parts = Array.from({ length: Math.ceil(sorted.length / part) }, (_, index) =>
      sorted.slice(index * part, (index + 1) * part),
    );
    return [() => this.list.arrange(sorted), ...parts.map((rows) => () => this.list.update(rows))];
  }
}

/** Rows that are changed in one frame. */
const part = 60;

function row(): Drawn<PageNode> {
  const cells = columns.map((name, index) => cell(name, index === 0 ? "rowheader" : "cell"));
  const node = element("div", { role: "row" }, ...cells);
  return {
    node,
    update: ({ name, group, zone, address, state, health, why, rate }) => {
      const texts = [name, health, why, requestsText(rate), errorsText(rate), zone, group, address, state];
      for (const [index, text] of texts.entries()) {
        const own = cells[index];
        if (own !== undefined) setText(own, text);
      }
      setAttribute(node, "data-health", health);
      // What a cell has no room for.
      setAttribute(node, "title", why === "" ? name : `${name}: ${why}`);
    },
  };
}
