import type { ClusterStatus, ZoneEvacuation } from "../../twin/contract/data-plane";
import { colors as pc } from "../screen";
import { tableLines } from "../table";
import { ratesText, rateText, type Traffic } from "./rates";
import { listenerUrls, rowKey, type StatusRow, statusRows } from "./rows";

const before = ["GROUP", "NODE", "ZONE", "ADDRESS", "STATE", "HEALTH", "CONNS"];
const behind = ["SHARE", "AGE", "WHY"];
/** So far, or in a second. */
const counted = ["REQUESTS"];
const rated = ["REQ/S", "ERR/S"];

const healthColour: Readonly<Record<StatusRow["health"], (text: string) => string>> = {
  healthy: pc.green,
  unhealthy: pc.red,
  initial: pc.yellow,
  draining: pc.yellow,
  unused: pc.dim,
  "-": pc.dim,
};

/**
 * The whole answer of `vipkit status`.
 * @param now milliseconds since the epoch
 * @param rates what went by in the last second, by {@link rowKey} and as a whole; absent: what was counted so far is shown
 */
export function renderStatus(stack: string, status: ClusterStatus, now: number, rates?: Rates): string {
  const rows = statusRows(status, now);
  const head = headline(stack, status, rows, rates);
  return [head, "", renderTable(rows, rates), ...notRun(status), ...trailer(status)].join("\n");
}

type Rates = ReadonlyMap<string, Traffic>;

/** What a cluster has and this machine does not run: functions, targets that the program registers by itself, rules that need AWS. */
function notRun({ desired }: ClusterStatus): string[] {
  const lines = desired.targetGroups.flatMap(({ name, functionArn, attachments }) => [
    ...(functionArn === undefined ? [] : [`${name}: ${functionAnswer(functionArn)}`]),
    ...attachments.map(({ id, port }) => `${name}: target ${id}:${port} is unhealthy: ${whyNotServed}`),
  ]);
  const all = [...lines, ...notEnforced(desired)];
  return all.length === 0 ? [] : ["", ...all.map((line) => pc.yellow(line))];
}

/** Rules of web ACLs that this machine cannot judge: each by name, once. */
function notEnforced({ balancers }: ClusterStatus["desired"]): readonly string[] {
  const lines = balancers.flatMap(({ webAcl }) =>
    (webAcl?.unenforced ?? []).map(({ name, why }) => `${webAcl?.name}: rule ${name} is not enforced here: it ${why}`),
  );
  return [...new Set(lines)];
}

const functionAnswer = (arn: string) =>
  arn === "" ? "no function is registered: answered 503" : `${arn} is not run here: answered 502`;

const whyNotServed =
  "registered by the program, and nothing on this machine serves it; the twin runs the nodes of scaling groups only, and a group without any answers 503";

function headline(stack: string, status: ClusterStatus, rows: readonly StatusRow[], rates: Rates = new Map()): string {
  const desired = status.desired.scalingGroups.reduce((sum, { desiredCapacity }) => sum + desiredCapacity, 0);
  const healthy = new Set(rows.filter(({ health }) => health === "healthy").map(({ node }) => node)).size;
  const tally = `${healthy} of ${desired} nodes healthy`;
  const apart = status.desired.targetGroups.reduce((sum, { attachments }) => sum + attachments.length, 0);
  return [
    pc.bold(stack),
    healthy < desired ? pc.yellow(tally) : pc.green(tally),
    ...(apart > 0 ? [pc.yellow(`0 of ${apart} registered target${apart === 1 ? "" : "s"} healthy`)] : []),
    ...listenerUrls(status),
    ratesText(rates),
  ]
    .filter((part) => part !== "")
    .join("  ");
}

function renderTable(rows: readonly StatusRow[], rates: Rates | undefined): string {
  if (rows.length === 0) return "no nodes";
  const columns = [...before, ...(rates === undefined ? counted : rated), ...behind];
  return tableLines(
    columns,
    rows.map((row) => cells(row, rates)),
    {
      right: ["CONNS", ...counted, ...rated, "SHARE", "AGE"].filter((column) => columns.includes(column)),
      wrap: { WHY: 60 },
      heading: "GROUP",
      drop: ["ADDRESS", "AGE", "STATE", "CONNS", "REQUESTS"].filter((column) => columns.includes(column)),
    },
  ).join("\n");
}

function cells(row: StatusRow, rates: Rates | undefined): string[] {
  const rate = rates?.get(rowKey(row));
  return [
    row.group,
    row.node,
    row.zone,
    row.address,
    row.lifecycle,
    healthColour[row.health](row.health),
    row.connections.toLocaleString("en"),
    ...(rates === undefined ? [row.requests.toLocaleString("en")] : [rateText(rate?.requests), rateText(rate?.errors)]),
    row.share === undefined ? "-" : `${(row.share * 100).toFixed(0)} %`,
    duration(row.age),
    row.why,
  ];
}

/** `42s`, `3m 5s`, `2h 10m`, `4d 3h`. */
export function duration(seconds: number): string {
  const units: readonly [name: string, length: number][] = [
    ["d", 86400],
    ["h", 3600],
    ["m", 60],
    ["s", 1],
  ];
  const first = units.findIndex(([, length]) => seconds >= length);
  return units
    .slice(first === -1 ? units.length - 1 : first)
    .slice(0, 2)
    .map(
      ([name, length], index, shown) =>
        [Math.floor((index === 0 ? seconds : seconds % (shown[0]?.[1] ?? 1)) / length), name] as const,
    )
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, name]) => `${count}${name}`)
    .join(" ");
}

/** The vendor's activities state a long cause after what was done; `--json` has it. */
export const headOf = (message: string) => message.split(". Cause:")[0] ?? message;

/** What has befallen nodes, and is not mended yet, a line each. */
export const nodeFaults = ({ nodes }: ClusterStatus): readonly string[] =>
  nodes
    .filter(({ lifecycle }) => lifecycle !== "Terminated")
    .flatMap(({ id, group, fault }) => (fault === undefined ? [] : [`${id} of ${group} ${faultWords[fault]}`]));

const faultWords = { hung: "hangs: it keeps its port and answers nothing", ended: "has ended: its port refuses" };

/** How a zone stands that is left on purpose. */
export const evacuationLine = ({ zone, since, launchesFirst }: ZoneEvacuation): string =>
  `${zone} is evacuated since ${new Date(since).toISOString()}${launchesFirst ? ", once as many nodes are healthy elsewhere" : ""}; back: vipkit evacuate --zone ${zone} --return`;

function trailer(status: ClusterStatus): string[] {
  const { failedZones, evacuations = [], problems, activities } = status;
  const faults = nodeFaults(status);
  const recent = activities
    .slice(-5)
    .map(({ at, subject, message }) => `  ${pc.dim(at.slice(11, 19))} ${subject}: ${headOf(message)}`);
  return [
    ...(faults.length > 0 ? ["", ...faults.map((fault) => pc.red(fault))] : []),
    ...(failedZones.length > 0 ? ["", pc.red(`zones taken away: ${failedZones.join(", ")}`)] : []),
    ...(evacuations.length > 0 ? ["", ...evacuations.map((each) => pc.yellow(evacuationLine(each)))] : []),
    ...(problems.length > 0 ? ["", ...problems.map((problem) => pc.red(`problem: ${problem}`))] : []),
    ...(recent.length > 0 ? ["", pc.dim("last activities"), ...recent] : []),
  ];
}
