import { z } from "zod";

export const activityShape = z.object({ at: z.string(), subject: z.string(), message: z.string() });
export type RecordedActivity = z.output<typeof activityShape>;

const kept = 100;

/** What the scaling groups did, newest last, in the vendor's words; only the last hundred are kept. */
export class Activities {
  private entries: RecordedActivity[];

  constructor(
    private readonly now: () => number,
    entries: readonly RecordedActivity[] = [],
  ) {
    this.entries = entries.slice(-kept);
  }

  /** `cause` follows the time: "an instance was launched in response to ...". */
  record(subject: string, description: string, cause: string): void {
    const at = new Date(this.now()).toISOString();
    this.add({ at, subject, message: `${description}. Cause: At ${at.replace(/\.\d+Z/, "Z")} ${cause}.` });
  }

  /** The same failure again and again is one entry. */
  recordOnce(subject: string, message: string): void {
    const last = this.entries.findLast((entry) => entry.subject === subject);
    if (last?.message !== message) this.add({ at: new Date(this.now()).toISOString(), subject, message });
  }

  /** What happened to a part of the twin itself. */
  note(subject: string, message: string): void {
    this.add({ at: new Date(this.now()).toISOString(), subject, message });
  }

  all(): readonly RecordedActivity[] {
    return this.entries;
  }

  private add(entry: RecordedActivity): void {
    this.entries = [...this.entries, entry].slice(-kept);
  }
}
