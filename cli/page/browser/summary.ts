import type { PageView } from "../page-view";
import { element, KeyedList, setAttribute, setText } from "./dom";
import { errorsText, requestsText } from "./words";

/** The head of the page: how the stack is, in figures, and what is wrong. */
export class Summary {
  private readonly tally = element("span", { class: "figure" });
  private readonly noun = element("span");
  private readonly requests = element("span", { class: "figure" });
  private readonly errors = element("span", { class: "figure" });
  private readonly link = element("span", { class: "link" }, "connecting");
  /** Read out when it changes: figures change every second, and are not. */
  private readonly spoken = element("p", { class: "unseen", role: "status", "aria-live": "polite" });
  private readonly faults = element("ul", { class: "faults", role: "alert", "aria-label": "Faults" });
  private readonly list = new KeyedList<string>(
    this.faults,
    (text) => text,
    (text) => ({ node: element("li", {}, text), update: () => undefined }),
  );
  readonly node: HTMLElement;

  constructor(stack: string) {
    const figure = (value: HTMLElement, what: string) => element("p", {}, value, element("span", {}, what));
    this.node = element(
      "header",
      {},
      element("h1", {}, stack, this.link),
      element(
        "div",
        { class: "figures" },
        element("p", {}, this.tally, this.noun),
        figure(this.requests, "requests/s"),
        figure(this.errors, "errors/s"),
      ),
      this.faults,
      this.spoken,
    );
  }

  draw(view: PageView): void {
    const tally = `${view.healthy} of ${view.wanted}`;
    setText(this.tally, tally);
    setAttribute(this.tally, "data-bad", String(view.healthy < view.wanted));
    setText(this.requests, requestsText(view.rate));
    setText(this.errors, errorsText(view.rate));
    setAttribute(this.errors, "data-bad", String((view.rate?.errors ?? 0) > 0));
    const noun = view.platform === "aws" ? "nodes healthy" : "pods healthy";
    setText(this.noun, noun);
    setText(this.spoken, `${tally} ${noun}`);
    this.list.draw(view.faults);
    this.connected("live");
  }

  /** What stands in the way of a view. */
  problem(text: string): void {
    this.list.draw([text]);
    this.connected("no data");
  }

  connected(state: "live" | "no data" | "disconnected"): void {
    setText(this.link, state);
    setAttribute(this.link, "data-state", state);
  }
}
