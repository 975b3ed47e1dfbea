import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suggest } from "../../model/settings/suggest";
import { UserError } from "../../model/user-error";
import { type LogQuery, logQueries } from "../../platforms/aws/log-queries";
import type { StackFiles } from "../project";
import { twinFolder } from "../twin-folder";
import { type Answer, askDuckDb } from "./engine";
import { logFiles, tableOf, viewOf } from "./files";

/** One of the questions by its name. Throws UserError for what is none. */
export function findQuery(id: string): LogQuery {
  const found = logQueries.find((query) => query.id === id);
  if (found !== undefined) return found;
  const ids = logQueries.map((query) => query.id);
  const near = suggest(id, ids);
  throw new UserError(
    `${id}: no such query; one of ${ids.join(", ")}${near === undefined ? "" : `; did you mean ${near}`}`,
  );
}

/** Asks the logs that the twin has written for a stack. Throws UserError where there are none, or nothing to ask them with. */
export async function askLogs(files: StackFiles, query: LogQuery, sql: string): Promise<Answer> {
  const table = tableOf(query);
  if (table.twinFile === undefined) {
    const fix = `ask AWS: vipkit logs ${query.id} --print insights`;
    throw new UserError(`${query.id} reads the log of ${table.of}, which the twin does not write; ${fix}`);
  }
  const found = logFiles(twinFolder(files), table);
  if (found.length === 0) {
    const option =
      table.name === "access" ? "accessLogs" : table.name === "connection" ? "connectionLogs" : "healthCheckLogs";
    throw new UserError(
      `${files.stack} has no ${table.twinFile}; start it, send a request, and see that loadBalancer.${option} is not false`,
    );
  }
  const spill = mkdtempSync(join(tmpdir(), "vipkit-logs-"));
  try {
    return await askDuckDb(files.folder, spill, [viewOf(table, found), sql]);
  } finally {
    rmSync(spill, { recursive: true, force: true });
  }
}
