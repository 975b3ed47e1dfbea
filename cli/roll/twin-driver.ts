import { withoutHash } from "../../components/names";
import { UserError } from "../../model/user-error";
import type { RollDriver, RollStatus } from "../../operate/roll/roll";
import { isList, isProps } from "../../twin/control/values";
import { ask } from "../../twin/daemon/http";
import { numberOf, textOf } from "../../twin/daemon/protocol";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";

type Named = RollStatus & { readonly group: string };

/** Instance refreshes of the twin for AWS. */
export class TwinRollDriver implements RollDriver {
  readonly what = "instance refresh";
  readonly pace = 500;

  /** @param base what the scaling group's name begins with, before its hash */
  constructor(
    private readonly files: StackFiles,
    private readonly base: string,
  ) {}

  async start(): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const group = await this.group();
    const before = (await this.statuses()).find((each) => each.group === group);
    const isRunning = before !== undefined && ["InProgress", "Baking", "RollbackInProgress"].includes(before.status);
    if (isRunning) return { id: before.id, isNew: false };
    const { id } = await askDaemon(this.files, (daemon) => daemon.post("/refresh", { group }));
    return { id: textOf(id), isNew: true };
  }

  async look(id: string): Promise<RollStatus | undefined> {
    return (await this.statuses()).find((each) => each.id === id);
  }

  private async group(): Promise<string> {
    const { desired } = await askDaemon(this.files, (daemon) => daemon.status());
    const found = desired.scalingGroups.find(({ name }) => withoutHash(name) === this.base);
    if (found !== undefined) return found.name;
    throw new UserError(`${this.base} is not up; bring the stack up as its file says first`);
  }

  private async statuses(): Promise<readonly Named[]> {
    const { refreshes } = await askDaemon(this.files, ({ folder }) => ask(folder, "GET", "/refreshes"));
    return (isList(refreshes) ? refreshes : []).filter(isProps).map((each) => ({
      group: textOf(each.group),
      id: textOf(each.id),
      status: textOf(each.status),
      percentageComplete: numberOf(each.percentageComplete),
      instancesToUpdate: numberOf(each.instancesToUpdate),
      reason: textOf(each.reason),
    }));
  }
}
