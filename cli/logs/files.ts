import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type LogQuery, type LogTable, logTables } from "../../platforms/aws/log-queries";

/** Files of a log below the twin's folder, of every balancer, the older ones too. */
export function logFiles(folder: string, { twinFile }: LogTable): readonly string[] {
  const logs = join(folder, "logs");
  if (twinFile === undefined || !existsSync(logs)) return [];
  return readdirSync(logs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const balancer = join(logs, name);
      const files = readdirSync(balancer).filter((file) => file === twinFile || file.startsWith(`${twinFile}.`));
      return files.sort().map((file) => join(balancer, file));
    });
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A view of the files under the log's name. A line is fields between blanks, some in quotes that hold none: what a client sent is escaped as `\xHH`. A
 * line that is being written, or that is none, is passed over, and counted.
 */
export function viewOf({ name, fields }: LogTable, files: readonly string[]): string {
  const columns = fields.map((field) => `${quoted(field.name)}: 'VARCHAR'`).join(", ");
  const options = `delim=' ', quote='"', escape='', header=false, auto_detect=false, null_padding=true, store_rejects=true`;
  return `CREATE VIEW ${name} AS SELECT * FROM read_csv([${files.map(quoted).join(", ")}], ${options}, columns={${columns}})`;
}

export const tableOf = ({ source }: LogQuery): LogTable => logTables[source];
