import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { planOffline } from "../../cli/plan/offline";
import { readStack } from "../../cli/project";
import { restoreAsk } from "../../cli/restore/ask";
import { parseStackFiles } from "../../cli/stack-values";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";

const run = (...args: readonly string[]) =>
  runCommand({ args: ["restore", ...args], cwd: root, env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" } });

describe("vipkit restore", () => {
  test("asks for the vault and the restore test that the stack's own program makes", async () => {
    const files = readStack(root, "prod");
    const { names, question } = restoreAsk(files, parseStackFiles(files).cluster, 0);
    const plan = await planOffline(files);
    const named = (type: string) =>
      plan.resources.filter((one) => one.type === type).map(({ inputs }) => inputs["name"]);
    assert.deepEqual(named("aws:backup/vault:Vault"), [names.vault]);
    assert.deepEqual(named("aws:backup/restoreTestingPlan:RestoreTestingPlan"), [names.plan]);
    const types = plan.resources
      .filter((one) => one.type === "aws:backup/restoreTestingSelection:RestoreTestingSelection")
      .map(({ inputs }) => inputs["protectedResourceType"]);
    assert.deepEqual(question.types, types);
    // Every Sunday, a day to begin in and a day to end in.
    assert.equal(question.within, 9 * 86_400_000);
  });

  test("says why nothing can be proven: no backup, no restore test, no account, another platform", async () => {
    const { cluster } = parseStackFiles(readStack(root, "prod"));
    const { backup } = cluster.operations;
    assert.ok(backup);
    const { restoreTest: _, ...untried } = backup;
    const ask = (operations: object) => () =>
      restoreAsk(readStack(root, "prod"), { ...cluster, operations } as typeof cluster, 0);
    assert.throws(ask({}), /prod has no backups: operations\.backup of its spec/);
    assert.throws(ask({ backup: untried }), /no restore is tried, so none is proven: .*restoreTest is not set/);
    const queue = { ...backup, nodeGroups: [], resources: ["arn:aws:storagegateway:eu-west-1:123456789012:gateway/a"] };
    assert.throws(ask({ backup: queue }), /AWS Backup tries no restore of what operations\.backup\.resources names/);
    const local = await run("local");
    assert.equal(local.code, 1);
    assert.match(local.stderr, /is on this machine, whose nodes have no disks: nothing is backed up/);
    const kubernetes = await run("kube-prod");
    assert.equal(kubernetes.code, 1);
    assert.match(kubernetes.stderr, /backups are Velero's; .*velero restore create --from-backup/);
  });

  test("says which package asks AWS where it is not installed", async () => {
    const { code, stderr } = await run("prod");
    assert.equal(code, 1);
    assert.match(stderr, /npm install --save-dev @aws-sdk\/client-backup/);
  });
});
