/** What the engine says about one resource: `` +  aws:ec2:Vpc demo-network-vpc created (0.11s)``. */
const step = /^ *[-+~<>=]* +\S+:\S+ \S+ (.*)$/;
const begun = /^(creating|updating|deleting|replacing|reading|refreshing|importing|running)\b/;
const ended = /^(created|updated|deleted|replaced|read|refreshed|imported)\b/;

/** Said of every local stack, and of no use there. */
const noise = [
  /^(Updating|Destroying|Previewing update) \(/,
  /^@ /,
  // The twin's version is the SDK's with a suffix, which counts as an earlier one.
  /operation is using an older version of package 'aws'/,
  // The command removes what these tell the user to remove.
  /^The resources in the stack have been deleted/,
  /^If you want to remove the stack completely/,
  /^Duration: /,
];

/** Headings stand only above what they announce. */
const heading = /^(Diagnostics:| {2}\S+ \(.*\):)$/;

/** Below this many, every change is told by itself; beyond it, how many there are. */
const fewChanges = 20;

/**
 * Condenses the engine's progress. A first creation says one line for every resource and step otherwise, hundreds in all;
 * whatever went wrong is passed on as it is.
 */
export class EngineOutput {
  private done = 0;
  private reportedCount = 0;
  private headings: string[] = [];
  private wasBlank = true;

  constructor(
    private readonly print: (line: string) => void,
    /** Whether everything is created or removed: then nobody reads each step. */
    private readonly isWhole: boolean,
  ) {}

  onLine(line: string): void {
    const said = step.exec(line)?.[1];
    if (said !== undefined && !said.startsWith("**")) this.count(line, said);
    else if (heading.test(line)) this.announce(line);
    else if (!noise.some((pattern) => pattern.test(line))) this.pass(line);
  }

  /** How far it is, when that has changed since it was last asked for. */
  progress(): string | undefined {
    if (this.done === this.reportedCount) return undefined;
    this.reportedCount = this.done;
    return `${this.done} ${this.done === 1 ? "resource" : "resources"} done`;
  }

  private count(line: string, said: string): void {
    if (begun.test(said) || !ended.test(said)) return;
    this.done += 1;
    if (this.isWhole || this.done > fewChanges) return;
    this.reportedCount = this.done;
    this.pass(line);
  }

  private announce(line: string): void {
    this.headings = line.startsWith(" ") ? [...this.headings.filter((other) => !other.startsWith(" ")), line] : [line];
  }

  private pass(line: string): void {
    const isBlank = line.trim() === "";
    if (isBlank) this.headings = []; // all that stood below them was noise
    if (isBlank && this.wasBlank) return;
    for (const text of this.headings) this.print(text);
    this.headings = [];
    this.print(line);
    this.wasBlank = isBlank;
  }
}
