import { UserError } from "../../model/user-error";
import { proveRestores, type RestoreProof } from "../../operate/restore/judge";
import { askAws } from "../aws/refusal";
import { clientOptions } from "../aws/sdk";
import { defineCommand } from "../command/define";
import { chooseStack } from "../command/stacks";
import { toJson } from "../json";
import { print } from "../output";
import { restoreAsk } from "../restore/ask";
import { AwsRestoreSource, backupClient } from "../restore/aws-source";
import { colors as pc, screenWidth } from "../screen";
import { isKubernetesStack, parseStackFiles } from "../stack-values";
import { tableLines } from "../table";
import { isTwinStack } from "../twin-stack";
import { wrapText } from "../wrap";

/** `vipkit restore`: whether a stack's backups come back, by the restores that AWS Backup has tried. It changes nothing. */
export const restoreCommand = defineCommand({
  name: "restore",
  summary: "show whether a stack's backups can be restored, by the restores that the clock has tried",
  details: [
    "`operations.backup.restoreTest` has AWS Backup restore the newest backup by the clock, and delete what came back. This reads how that went: for each kind of resource whether a backup is in the vault, whether the last restore was done, and whether it is as young as its schedule says. It restores and deletes nothing itself.",
    "A kind that is not proven is exit code 1. What is in a restored disk is checked only where a check of your own answers AWS Backup (PutRestoreValidationResult), and it is said where none did.",
    "An account is asked through AWS's SDK: `npm install --save-dev @aws-sdk/client-backup`. Nodes on this machine have no disks, so nothing of them is backed up; backups on Kubernetes are Velero's, and are refused with its command.",
  ],
  stack: "one",
  json: "every kind with its newest backup and its last restore, for machines",
  options: {},
  examples: [
    { line: "restore prod", says: "what is proven, kind by kind" },
    { line: "restore prod --json", says: "the same for machines" },
  ],
  async run(input) {
    const files = chooseStack(input);
    const { stack } = files;
    if (isKubernetesStack(files))
      throw new UserError(
        `stack "${stack}" is on Kubernetes, whose backups are Velero's; restore one beside what runs, and look: velero restore create --from-backup <name> --namespace-mappings <namespace>:<namespace>-restored`,
      );
    const { cluster } = parseStackFiles(files);
    if (isTwinStack(files))
      throw new UserError(
        `stack "${stack}" is on this machine, whose nodes have no disks: nothing is backed up, and nothing can be restored; name a stack in an account`,
      );
    const { names, question } = restoreAsk(files, cluster, Date.now());
    const source = new AwsRestoreSource(backupClient(files.folder, clientOptions(cluster)), names);
    const proofs = await askAws(() => proveRestores(source, question));
    print(input.json ? toJson({ stack, ...names, proofs }) : renderProofs(stack, proofs));
    const open = proofs.filter(({ verdict }) => verdict !== "proven");
    if (open.length === 0) return;
    throw new UserError(open.map(({ type, verdict, says }) => `${stack}: ${type} is ${verdict}: ${says}`).join("\n"));
  },
});

function renderProofs(stack: string, proofs: readonly RestoreProof[]): string {
  const proven = proofs.filter(({ verdict }) => verdict === "proven").length;
  return [
    ...wrapText(`${pc.bold(stack)}  ${proven} of ${proofs.length} kinds of backups are proven`, screenWidth()),
    "",
    ...tableLines(
      ["KIND", "VERDICT", "NEWEST BACKUP", "WHAT THE LAST RESTORE SAYS"],
      proofs.map(({ type, verdict, newestBackup, says }) => [type, verdict, newestBackup ?? "-", says]),
      { wrap: { "WHAT THE LAST RESTORE SAYS": 60 }, drop: ["NEWEST BACKUP"] },
    ),
  ].join("\n");
}
