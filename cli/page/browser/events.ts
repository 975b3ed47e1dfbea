import type { PageEvent } from "../page-view";
import { element, KeyedList, section } from "./dom";

/** What the twin did, the newest first. */
export class EventList {
  private readonly items = element("ol", { class: "events" });
  private readonly list = new KeyedList<PageEvent>(
    this.items,
    ({ at, subject, message }) => JSON.stringify([at, subject, message]),
    ({ at, subject, message }) => ({
      node: element("li", {}, element("time", { datetime: at }, at.slice(11, 19)), ` ${subject}: ${message}`),
      update: () => undefined,
    }),
  );
  readonly node = section(
    "Events",
    element("div", { class: "scroll tall", tabindex: "0", role: "region", "aria-label": "List of events" }, this.items),
  );

  /** A cluster on Kubernetes tells none. */
  draw(events: readonly PageEvent[]): void {
    this.node.hidden = events.length === 0;
    this.list.draw(events.toReversed());
  }
}
