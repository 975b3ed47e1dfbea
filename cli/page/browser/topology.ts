import type { PageEntry, PageListener, PageNode, PagePool, PageView } from "../page-view";
import { type Drawn, element, KeyedList, section, setAttribute, setText } from "./dom";
import { rateText, shareText } from "./words";

/** What a route leads to, in words. */
const routeText = ({ routes }: PageListener, names: ReadonlyMap<string, string>): readonly string[] =>
  routes.map(({ when, pool, share, answer }) =>
    [when, answer ?? "", pool === undefined ? "" : `${shareText(share)} to ${names.get(pool) ?? pool}`]
      .filter((part) => part !== "")
      .join(": "),
  );

/** The balancers with their listeners and weights, and the groups behind them with a mark for each node, zone by zone. */
export class Topology {
  private readonly entries: KeyedList<PageEntry>;
  private readonly pools: KeyedList<PagePool>;
  private names: ReadonlyMap<string, string> = new Map();
  private nodes: ReadonlyMap<string, readonly PageNode[]> = new Map();
  private failed: readonly string[] = [];
  readonly node: HTMLElement;

  constructor() {
    const [entries, pools] = [element("ul", { class: "entries" }), element("ul", { class: "pools" })];
    this.entries = new KeyedList<PageEntry>(
      entries,
      ({ id }) => id,
      () => this.entry(),
    );
    this.pools = new KeyedList<PagePool>(
      pools,
      ({ id }) => id,
      () => this.pool(),
    );
    this.node = section("Topology", element("div", { class: "topology" }, entries, pools));
  }

  draw({ entries, pools, nodes, failedZones }: PageView): void {
    this.names = new Map(pools.map(({ id, name }) => [id, name]));
    this.nodes = groupBy(nodes, ({ pool }) => pool);
    this.failed = failedZones;
    this.entries.draw(entries);
    this.pools.draw(pools);
  }

  private entry(): Drawn<PageEntry> {
    const [name, about, rate] = [element("h3"), element("p", { class: "dim" }), element("p", { class: "rate" })];
    const listeners = element("ul", { class: "listeners" });
    const list = new KeyedList<PageListener>(
      listeners,
      ({ url }) => url,
      () => this.listener(),
    );
    return {
      node: element("li", { class: "card" }, name, about, rate, listeners),
      update: (entry) => {
        setText(name, entry.name);
        setText(about, [entry.kind, entry.zones.join(", ")].filter((part) => part !== "").join(" in "));
        setText(rate, rateText(entry.rate));
        list.draw(entry.listeners);
      },
    };
  }

  private listener(): Drawn<PageListener> {
    const [name, url, routes] = [element("strong"), element("code"), element("ul")];
    const list = new KeyedList<string>(
      routes,
      (text) => text,
      (text) => ({ node: element("li", {}, text), update: () => undefined }),
    );
    return {
      node: element("li", {}, name, " ", url, routes),
      update: (listener) => {
        setText(name, listener.name);
        setText(url, listener.url);
        list.draw(routeText(listener, this.names));
      },
    };
  }

  private pool(): Drawn<PagePool> {
    const [name, tally, rate] = [element("h3"), element("p", { class: "dim" }), element("p", { class: "rate" })];
    const zones = element("ul", { class: "zones" });
    const list = new KeyedList<readonly [string, readonly PageNode[]]>(
      zones,
      ([zone]) => zone,
      () => this.zone(),
    );
    return {
      node: element("li", { class: "card" }, name, tally, rate, zones),
      update: (pool) => {
        setText(name, pool.name);
        setText(tally, `${pool.healthy} of ${pool.total} healthy`);
        setText(rate, rateText(pool.rate));
        list.draw([...groupBy(this.nodes.get(pool.id) ?? [], ({ zone }) => zone)]);
      },
    };
  }

  private zone(): Drawn<readonly [string, readonly PageNode[]]> {
    const name = element("span", { class: "zone" });
    // The table below has every node in words: a reader of this one line would otherwise hear each mark.
    const marks = element("span", { class: "marks", "aria-hidden": "true" });
    const list = new KeyedList<PageNode>(
      marks,
      ({ id }) => id,
      () => mark(),
    );
    return {
      node: element("li", {}, name, marks),
      update: ([zone, nodes]) => {
        const healthy = nodes.filter(({ health }) => health === "healthy").length;
        const taken = this.failed.includes(zone) ? ", taken away" : "";
        setText(name, `${zone === "" ? "no zone" : zone}: ${healthy} of ${nodes.length}${taken}`);
        list.draw(nodes);
      },
    };
  }
}

function mark(): Drawn<PageNode> {
  const node = element("span");
  return {
    node,
    update: ({ name, health, why }) => {
      setAttribute(node, "data-health", health);
      setAttribute(node, "title", [name, health, why].filter((part) => part !== "").join(", "));
    },
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
