import type { PageAnswer, PageProblem, PageQuestion } from "../page-view";
import { element, section } from "./dom";

/** The questions about logs, each a button's press away. */
export class LogSearch {
  private readonly choice = element("select", { id: "question" });
  private readonly answer = element("div", {
    class: "scroll",
    tabindex: "0",
    role: "region",
    "aria-label": "Answer",
    "aria-live": "polite",
  });
  readonly node = section(
    "Logs of the last 15 minutes",
    element("label", { for: "question" }, "Question "),
    this.choice,
    " ",
    element("button", { type: "button" }, "Ask"),
    this.answer,
  );

  constructor(private readonly ask: (question: string) => Promise<PageAnswer | PageProblem>) {
    this.node.hidden = true;
    this.node.querySelector("button")?.addEventListener("click", () => void this.show());
  }

  offer(questions: readonly PageQuestion[]): void {
    this.node.hidden = questions.length === 0;
    this.choice.replaceChildren(...questions.map(({ id, question }) => element("option", { value: id }, question)));
  }

  private async show(): Promise<void> {
    this.answer.replaceChildren("asking");
    const answer = await this.ask(this.choice.value);
    this.answer.replaceChildren("problem" in answer ? element("p", {}, answer.problem) : table(answer));
  }
}

function table({ columns, rows }: PageAnswer): HTMLElement {
  if (rows.length === 0) return element("p", {}, "nothing of the kind in the logs");
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
    element(
      "tbody",
      {},
      ...rows.map((row) =>
        element(
          "tr",
          {},
          ...row.map((value) =>
            element("td", typeof value === "number" ? { class: "number" } : {}, value === null ? "" : String(value)),
          ),
        ),
      ),
    ),
  );
}
