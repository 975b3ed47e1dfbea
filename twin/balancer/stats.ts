import { ask } from "./runtime/admin";

/** One line of `show stat`: a frontend, a backend or a server. */
export interface StatLine {
  readonly section: string;
  /** `FRONTEND`, `BACKEND` or the server's name. */
  readonly name: string;
  /** `UP`, `DOWN 1/2`, `MAINT`, `no check`, ... */
  readonly status: string;
  /** `L7OK`, `L4TOUT`, ...; a running check shows the previous result. */
  readonly checkStatus: string;
  readonly checkCode: string;
  /** Milliseconds that the last check took. */
  readonly checkDuration: number;
  /** Whether a check is under way. */
  readonly isChecking: boolean;
  readonly counts: Counts;
}

export interface Counts {
  /** Requests answered; of a network balancer, who does not see requests, connections. */
  readonly requests: number;
  /** Requests answered, by class; a network balancer counts none. */
  readonly success: number;
  readonly redirected: number;
  readonly clientErrors: number;
  readonly serverErrors: number;
  /** Connections or sessions since the start. */
  readonly connections: number;
  /** Attempts after the first to reach a target: by another connection, or another target. */
  readonly retries: number;
  /** In flight right now. */
  readonly active: number;
}

export async function readStats(socketPath: string): Promise<StatLine[]> {
  return parseStats(await ask(socketPath, "show stat"));
}

/** Columns are found by name: their order grows with HAProxy's versions. */
export function parseStats(csv: string): StatLine[] {
  const [head = "", ...rows] = csv.split("\n").filter((line) => line !== "");
  const columns = new Map(
    head
      .replace(/^# /, "")
      .split(",")
      .map((name, index) => [name, index]),
  );
  return rows.map((row) => {
    const cells = splitCsv(row);
    const text = (column: string) => cells[columns.get(column) ?? -1] ?? "";
    const number = (column: string) => Number(text(column)) || 0;
    const answers = {
      success: number("hrsp_1xx") + number("hrsp_2xx"),
      redirected: number("hrsp_3xx"),
      clientErrors: number("hrsp_4xx"),
      serverErrors: number("hrsp_5xx") + number("hrsp_other"),
    };
    const connections = number("stot");
    return {
      section: text("pxname"),
      name: text("svname"),
      status: text("status"),
      checkStatus: text("check_status").replace(/^\* /, ""),
      checkCode: text("check_code"),
      checkDuration: number("check_duration"),
      isChecking: text("check_status").startsWith("* "),
      counts: {
        ...answers,
        requests: text("mode") === "tcp" ? connections : Object.values(answers).reduce((sum, count) => sum + count),
        connections,
        retries: number("wretr") + number("wredis"),
        active: number("scur"),
      },
    };
  });
}

/** Quoted cells (the last check's answer) may contain commas. */
function splitCsv(row: string): string[] {
  if (!row.includes('"')) return row.split(",");
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
