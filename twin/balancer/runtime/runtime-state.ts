import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { parseJson } from "../../../model/graph/json";
import type { SlotTable } from "../membership/slots";

const shape = z.object({ structure: z.string(), bound: z.array(z.string()), slots: z.unknown() });

/** What the next daemon must know about the HAProxy that it finds running. */
export class RuntimeState {
  /** The running configuration without its targets; empty when none runs. */
  structure = "";
  /** `address:port` of every listener that HAProxy holds. */
  bound: ReadonlySet<string> = new Set();
  slots: unknown;

  constructor(private readonly file: string) {}

  /** Anything unreadable counts as nothing known: HAProxy is then reloaded. */
  async load(): Promise<void> {
    const text = await readFile(this.file, "utf8").catch(() => "");
    const result = shape.safeParse(parseJson(text));
    if (!result.success) return;
    this.structure = result.data.structure;
    this.bound = new Set(result.data.bound);
    this.slots = result.data.slots;
  }

  reset(): void {
    this.structure = "";
    this.bound = new Set();
  }

  async save(table: SlotTable): Promise<void> {
    const draft = `${this.file}.draft`;
    const content = { structure: this.structure, bound: [...this.bound], slots: table };
    await writeFile(draft, JSON.stringify(content), { mode: 0o600 });
    await rename(draft, this.file);
  }
}
