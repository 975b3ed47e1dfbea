import { type Graph, ifKnown, type ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { someKnown } from "../../../evaluate";
import { backupGuide } from "../../../queries/links";
import { fact, productionOnly, type Rule } from "../../../rule";

const vaults = "recoveryPointSelection.includeVaults";

/** Whether a test takes backups out of every vault. A name that is not known yet is no such form where it is a vault's of the program. */
function takesAll(test: ResourceReader, graph: Graph): boolean {
  const included = test.items(vaults);
  if (graph.dependenciesOf(test, "recoveryPointSelection", types.backupVault).length > 0)
    return included.some((vault) => ifKnown(() => vault.known()) === "*");
  return included.some((vault) => vault.known() === "*");
}

/** Whether a test takes backups out of this vault: by its reference, or by a form that fits every vault. Throws UnknownValueError. */
function isTested(vault: ResourceReader, graph: Graph): boolean {
  if (graph.dependents(vault, types.restoreTestingPlan, "recoveryPointSelection").length > 0) return true;
  return someKnown(graph.ofType(types.restoreTestingPlan), (test) => takesAll(test, graph));
}

export const backupRestoreTested: Rule = {
  id: "backup-restore-tested",
  title: "Restores out of every backup vault are tried by the clock",
  why: "A backup that has never been restored is a hope: a missing key, right or file shows on the day it is needed.",
  remediation: "Add an aws.backup.RestoreTestingPlan whose recoveryPointSelection includes the vault.",
  url: backupGuide("restore-testing"),
  severity: "medium",
  levels: productionOnly,
  types: [types.backupVault],
  scope: "stack",
  *check(vault, graph) {
    if (!isTested(vault, graph)) yield fact("", "no restore testing plan includes it");
  },
};
