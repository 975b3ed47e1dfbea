import { shortType } from "../../model/graph/short-type";
import { Diagnostics } from "./diagnostics";
import { type EngineEvent, parseEvent, type Step } from "./event";
import { changeLines, operationOf } from "./operations";

/** Below this many, every change is told by itself; beyond it, how many there are. */
const fewChanges = 20;

const stackType = "pulumi:pulumi:Stack";

interface ProgressSettings {
  print(line: string): void;
  /** Whether everything is created or removed: then single steps are of no interest. */
  readonly isWhole: boolean;
  /** Default: the machine's clock, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Tells an update by the engine's own events. A first creation would say one line for every resource and step, hundreds in all: those are
 * counted; whatever went wrong is passed on as it is.
 */
export class EngineProgress {
  private done = 0;
  private reportedCount = 0;
  private readonly diagnostics = new Diagnostics();
  private readonly begun = new Map<string, number>();
  private readonly diffs = new Map<string, string>();
  private readonly failedSteps = new Set<string>();
  private stackUrn = "";
  private isSummed = false;
  private readonly now: () => number;

  constructor(private readonly settings: ProgressSettings) {
    this.now = settings.now ?? Date.now;
  }

  /** One line of the engine's standard output or error. What is no event is passed on. */
  onLine(line: string): void {
    const event = parseEvent(line);
    if (event !== undefined) this.onEvent(event);
    else if (line.trim() !== "") this.settings.print(line);
  }

  /** The engine has ended. What it said and did not come to sum up is told now. */
  end(): void {
    if (!this.isSummed) this.sayDiagnostics();
  }

  /** How far it is, when that has changed since it was last asked for. */
  progress(): string | undefined {
    if (this.done === this.reportedCount) return undefined;
    this.reportedCount = this.done;
    return `${this.done} ${this.done === 1 ? "resource" : "resources"} done`;
  }

  private onEvent(event: EngineEvent): void {
    const { diagnosticEvent, resourcePreEvent, resOutputsEvent, resOpFailedEvent, summaryEvent } = event;
    if (diagnosticEvent) this.diagnostics.add(diagnosticEvent);
    if (resourcePreEvent) this.begin(resourcePreEvent.metadata);
    if (resOutputsEvent) this.count(resOutputsEvent.metadata);
    if (resOpFailedEvent) this.fail(resOpFailedEvent.metadata);
    for (const said of [event.stdoutEvent?.message, event.policyEvent?.message, event.errorEvent?.error])
      for (const line of said?.trimEnd().split("\n") ?? []) this.settings.print(line);
    if (summaryEvent) this.sum(summaryEvent.resourceChanges);
  }

  private begin(step: Step): void {
    if (step.type === stackType) this.stackUrn = step.urn;
    this.begun.set(keyOf(step), this.now());
    const diff = diffOf(step);
    if (diff !== "") this.diffs.set(step.urn, ` [diff: ${diff}]`);
  }

  private count(step: Step): void {
    const operation = operationOf(step.op);
    if (operation === undefined) return;
    this.done += 1;
    if (this.settings.isWhole || this.done > fewChanges) return;
    this.reportedCount = this.done;
    const took = durationOf(this.now() - (this.begun.get(keyOf(step)) ?? this.now()));
    this.sayStep(operation.symbol, step.urn, `${operation.done} (${took})${this.diffs.get(step.urn) ?? ""}`);
  }

  private fail(step: Step): void {
    this.failedSteps.add(step.urn);
    const { symbol = "  ", doing = "operation" } = operationOf(step.op) ?? {};
    const error = this.diagnostics.lastError(step.urn);
    this.sayStep(symbol, step.urn, `**${doing} failed**${error === undefined ? "" : ` ${error}`}`);
  }

  private sayStep(symbol: string, urn: string, what: string): void {
    this.settings.print(` ${symbol} ${typeOf(urn)} ${nameOf(urn)} ${what}`);
  }

  private sum(changes: Readonly<Record<string, number>>): void {
    this.isSummed = true;
    this.sayDiagnostics();
    const failed = new Set([
      ...this.failedSteps,
      ...[...this.diagnostics.errors.keys()].map((urn) => this.resourceOf(urn)),
    ]);
    this.settings.print("Resources:");
    for (const line of changeLines(changes, failed.size)) this.settings.print(`    ${line}`);
    this.settings.print("");
  }

  /** Resources that failed before anything was done to them have had no line of their own yet. */
  private sayDiagnostics(): void {
    for (const [urn, count] of this.diagnostics.errors) {
      if (this.failedSteps.has(urn)) continue;
      this.sayStep("  ", this.resourceOf(urn), `**failed** ${count} ${count === 1 ? "error" : "errors"}`);
    }
    const headingOf = (urn: string) => `${typeOf(this.resourceOf(urn))} (${nameOf(this.resourceOf(urn))})`;
    for (const line of this.diagnostics.lines(headingOf)) this.settings.print(line);
  }

  private resourceOf(urn: string): string {
    return urn === "" ? this.stackUrn : urn;
  }
}

const keyOf = ({ urn, op }: Step): string => `${op} ${urn}`;

const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");

/** Of its URN: below those of its parents. */
const typeOf = (urn: string): string => shortType(urn.split("::")[2]?.split("$").at(-1) ?? "");

/** `+added-removed~changed`: the inputs that differ. */
function diffOf({ diffs, old, new: next }: Step): string {
  const [before, after] = [old?.inputs ?? {}, next?.inputs ?? {}];
  const kindOf = (key: string) => (!(key in before) ? "+" : !(key in after) ? "-" : "~");
  return ["+", "-", "~"]
    .map((kind) => [kind, (diffs ?? []).filter((key) => kindOf(key) === kind)] as const)
    .filter(([, keys]) => keys.length > 0)
    .map(([kind, keys]) => kind + keys.join(","))
    .join("");
}

function durationOf(milliseconds: number): string {
  if (milliseconds < 1000) return `${(milliseconds / 1000).toFixed(2)}s`;
  const seconds = Math.floor(milliseconds / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
