import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { backupGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Locks of the vault that a rule of a plan writes to: by reference, or by the vault's name. */
function locksOf(rule: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const name = rule.text("targetVaultName");
  const vaults = graph
    .ofType(types.backupVault)
    .filter((vault) => vault.resource.id === name || (vault.at("name").isKnown && vault.text("name") === name));
  return vaults.flatMap((vault) => graph.dependents(vault, types.vaultLock, "backupVaultName"));
}

export const backupKeptWithinLock: Rule = {
  id: "backup-kept-within-lock",
  title: "Backups are kept as long as their vault's lock demands",
  why: "A job whose retention is outside of the lock's bounds fails: nothing is kept at all.",
  remediation: "Set deleteAfter of the plan's rule between minRetentionDays and maxRetentionDays of the vault's lock.",
  url: backupGuide("vault-lock"),
  severity: "high",
  types: [types.backupPlan],
  scope: "stack",
  applies: (plan, graph) => graph.ofType(types.vaultLock).length > 0 && plan.items("rules").length > 0,
  *check(plan, graph) {
    yield* each(plan.items("rules"), function* (rule) {
      const kept = rule.number("lifecycle.deleteAfter");
      for (const lock of locksOf(rule, graph)) {
        const [least, most] = [lock.number("minRetentionDays"), lock.number("maxRetentionDays")];
        const property = rule.at("lifecycle.deleteAfter").path;
        if (least !== undefined && kept !== undefined && kept < least) {
          yield fact(property, `is ${kept}; expected at least ${least}, the lock's minRetentionDays`);
        }
        if (most !== undefined && (kept === undefined || kept > most)) {
          yield fact(property, `is ${kept ?? "not set"}; expected at most ${most}, the lock's maxRetentionDays`);
        }
      }
    });
  },
};
