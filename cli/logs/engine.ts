import { UserError } from "../../model/user-error";
import { loadOptional } from "../optional-package";

/** What of DuckDB is used. Its own declarations are not there where it is not installed. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<Result>;
}

interface Result {
  columnNames(): string[];
  getRowsJson(): unknown[][];
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

interface DuckDb {
  readonly DuckDBInstance: { create(path: string, options: Readonly<Record<string, string>>): Promise<Instance> };
}

const name = "@duckdb/node-api";

/** Bytes that DuckDB itself may use; what it needs beyond them goes to disk. */
const memory = "160MB";

const isDuckDb = (module: unknown): module is DuckDb =>
  typeof module === "object" && module !== null && "DuckDBInstance" in module;

/** Throws UserError where it is not installed. */
function load(folder: string): DuckDb {
  const found = loadOptional(folder, name, isDuckDb);
  if (found !== undefined) return found;
  throw new UserError(`logs are asked by DuckDB, which is not installed here; npm install --save-dev ${name}`);
}

export interface Answer {
  /** Lines that are none of the log's: cut off by a crash, or being written. */
  readonly unread: number;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** Runs statements in a database of its own, and answers with what the last one found. */
export async function askDuckDb(folder: string, spill: string, statements: readonly string[]): Promise<Answer> {
  const { DuckDBInstance } = load(folder);
  const instance = await DuckDBInstance.create(":memory:", {
    ...{ threads: "2", memory_limit: memory, temp_directory: spill, preserve_insertion_order: "false" },
  });
  try {
    const connection = await instance.connect();
    for (const statement of statements.slice(0, -1)) await connection.run(statement);
    const result = await connection.runAndReadAll(statements.at(-1) ?? "");
    const rejected = await connection.runAndReadAll("SELECT count(DISTINCT (file_id, line)) FROM reject_errors");
    const unread = Number(rejected.getRowsJson()[0]?.[0] ?? 0);
    return { unread, columns: result.columnNames(), rows: result.getRowsJson().map((row) => row.map(plain)) };
  } finally {
    instance.closeSync();
  }
}

/** Counts come as texts, since they may be larger than a number is exact. */
function plain(value: unknown): string | number | boolean | null {
  if (typeof value === "string") return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
