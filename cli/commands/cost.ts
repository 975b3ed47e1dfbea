import { UserError } from "../../model/user-error";
import { graphOfPlan } from "../../policies/plan-graph";
import { defineCommand } from "../command/define";
import { text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { changeOf, costJson, costMarkdown, readEarlier, renderChange, writeCostFile } from "../cost/change";
import { readPrices } from "../cost/prices";
import { renderCost } from "../cost/render";
import { hasNoCloud, reportCost } from "../cost/report";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, standInOptions } from "../program/options";
import { refuseUnseen, unseenIn } from "../program/unseen";
import { sayEnded, unlessEnded } from "../unfinished";

/** `vipkit cost`: what a stack would cost at AWS in a month, from a dated table of prices. No service is asked. */
export const costCommand = defineCommand({
  name: "cost",
  summary: "show about what a stack would cost at AWS in a month, by component and by what is billed",
  details: [
    "Read from the resources of an offline plan, of a `vipkit:cluster` as of any other program. A price that is not known is exit code 1, and never counted as nothing.",
    "The prices, their sources, and a file of your own: [cost](../cost.md).",
  ],
  stack: "one",
  json: "everything, every line with its resource and the source of its price, for machines",
  options: {
    prices: text(
      "file",
      "YAML with your own prices, and with what the stack uses in a month: prices, regions, types, usage",
    ),
    save: text("file", "also write the answer as JSON, for `--against` of a later run"),
    against: text("file", "what an earlier run kept: show how the cost differs from it, and what makes the difference"),
    markdown: text("file", "also write the answer as Markdown, for a comment on a change"),
    ...standInOptions,
  },
  examples: [
    { line: "cost prod", says: "by list prices, as far as they are known" },
    { line: "cost prod --prices prices.yaml", says: "with your own prices and use" },
    { line: "cost prod --against before.json --markdown cost.md", says: "what a change costs, for its comment" },
    { line: "cost prod --json", says: "everything, for machines" },
  ],
  async run(input) {
    const files = chooseStack(input);
    tellNotes(files);
    const prices = readPrices(input.prices);
    const before = input.against === undefined ? undefined : readEarlier(input.against, files.stack);
    keepOutput();
    const { planOffline } = await import("../plan/offline.js");
    const plan = await unlessEnded(planOffline(files, readStandIns(input)), sayEnded);
    refuseLost(plan);
    const graph = graphOfPlan(plan);
    if (hasNoCloud(graph)) {
      refuseUnseen(plan);
      if (plan.resources.some(({ type }) => type.startsWith("kubernetes:"))) refuseKubernetes(files.stack);
      throw new UserError(`${files.stack} has no resource of AWS: there is nothing that has a price here`);
    }
    const report = reportCost(graph, prices, input.prices ?? "", unseenIn(plan));
    const change = before === undefined ? undefined : changeOf(report, before);
    if (input.save !== undefined) writeCostFile("--save", input.save, costJson(report, undefined));
    if (input.markdown !== undefined) writeCostFile("--markdown", input.markdown, costMarkdown(report, change));
    if (input.json) print(costJson(report, change));
    else print(change === undefined ? renderCost(report) : `${renderChange(report, change)}\n${renderCost(report)}`);
    refuseRefused(plan);
    const count = report.unknown.length;
    const hidden = unseenIn(plan).length;
    const fix = count > hidden ? "give prices with --prices" : "";
    const inside =
      hidden > 0 ? `what is inside ${hidden} remote ${hidden === 1 ? "component" : "components"} has none offline` : "";
    if (count > 0)
      throw new UserError(
        `${files.stack}: ${count} ${count === 1 ? "cost is" : "costs are"} not known: ${[fix, inside].filter((part) => part !== "").join("; ")}`,
      );
  },
});

function refuseKubernetes(stack: string): never {
  throw new UserError(
    `${stack} is on Kubernetes alone: what its pods cost is the price of the machines they run on, which are not in the stack`,
  );
}
