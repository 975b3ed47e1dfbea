import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../../model/graph/json";
import type { Lease } from "../../operate/shift/lease";
import type { ShiftJournal } from "../../operate/shift/run";
import { orders, type ShiftOrder, type ShiftState, shiftStateShape } from "../../operate/shift/state";
import { FileLease, replaceFile, textOf } from "../lease/file-lease";
import { makePrivate } from "../private-folder";
import type { StackFiles } from "../project";

/** Where a stack's shift is written down on this machine. */
export const shiftFolder = ({ folder, stack }: Pick<StackFiles, "folder" | "stack">): string =>
  join(folder, ".vipkit", "shift", stack);

/** What is known of a stack's shift on this machine. */
export class StackShifts implements ShiftJournal {
  readonly folder: string;
  private readonly project: string;
  private readonly own: FileLease;

  constructor(files: Pick<StackFiles, "folder" | "stack">) {
    this.folder = shiftFolder(files);
    this.project = files.folder;
    this.own = new FileLease(this.folder);
  }

  /** The last one, ended or not; undefined where there was none, or it was written by a vipkit that this one does not understand. */
  read(): ShiftState | undefined {
    const text = textOf(join(this.folder, "state.json"));
    return text === undefined ? undefined : shiftStateShape.safeParse(parseJson(text)).data;
  }

  write(state: ShiftState): void {
    this.replace("state.json", `${JSON.stringify(state, undefined, 2)}\n`);
  }

  /** Leaves an order for the process that carries the shift on. */
  leaveOrder(order: ShiftOrder): void {
    this.replace("order", order);
  }

  takeOrder(): ShiftOrder | undefined {
    const text = textOf(join(this.folder, "order"));
    rmSync(join(this.folder, "order"), { force: true });
    return orders.find((order) => order === text);
  }

  /** The lease as it stands; undefined where it has run out, or its process is gone. */
  lease(): Lease | undefined {
    return this.own.current();
  }

  /** Asks for the lease. @returns the one in force: another's where it was not granted */
  hold(holder: string, seconds: number): Promise<Lease> {
    this.make();
    return this.own.hold(holder, seconds);
  }

  release(holder: string): Promise<void> {
    return this.own.release(holder);
  }

  private make(): void {
    if (existsSync(this.folder)) return;
    makePrivate(this.project);
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  private replace(name: string, text: string): void {
    this.make();
    replaceFile(join(this.folder, name), text);
  }
}
