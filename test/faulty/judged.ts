import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { evaluate } from "../../policies/evaluate";
import { rules } from "../../policies/rules";
import { levelIn, noSettings } from "../../policies/settings";
import { planOnEcho } from "../support/echo-plan";
import { createShop } from ".";
import type { FaultId } from "./faults";

/** What the policies of production say of the shop with these faults. */
async function findings(ids: readonly FaultId[]): Promise<readonly string[]> {
  const graph = await planOnEcho(() => {
    createShop(ids, {});
  });
  const settings = {
    levelOf: (rule: (typeof rules)[number]) => levelIn(rule, "production", noSettings),
    exemptions: [],
  };
  return evaluate(graph, rules, settings)
    .results.filter(({ verdict }) => verdict !== "pass")
    .map(({ rule, name }) => `${rule} ${name}`)
    .sort();
}

async function answer(shops: readonly (readonly FaultId[])[]): Promise<void> {
  const found: (readonly string[])[] = [];
  for (const ids of shops) found.push(await findings(ids));
  parentPort?.postMessage(found);
}

if (!isMainThread) void answer(workerData as readonly (readonly FaultId[])[]);
