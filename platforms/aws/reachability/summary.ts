import type { Flow, Reachability } from "./analyze";
import type { Assertion, AssertionResult } from "./assertions";
import { allPorts, showPorts, transports } from "./ports";

/** Who reaches whom, as a stack tells it. */
export interface ReachSummary {
  /** `internet -> shop-balancer`: `TCP 80, 443`. A `*` stands for some of the addresses only, a `?` for what is not known yet. */
  readonly open: Readonly<Record<string, string>>;
  /** Whether each thing that must hold does, by its id. */
  readonly assertions: Readonly<Record<string, AssertionResult>>;
}

/** `443`, `1024-65535` or `all`. */
export const portsOf = ({ port, toPort }: Flow): string =>
  port === allPorts.fromPort && toPort === allPorts.toPort ? "all" : showPorts({ fromPort: port, toPort });

function showCell(cell: Flow): string {
  const mark = cell.verdict === "unknown" ? "?" : cell.except.length > 0 ? "*" : "";
  return `${portsOf(cell)}${mark}`;
}

/** What passes between two ends, a line a protocol: `TCP 80, 443*`. Empty where all is closed. */
export const passingPorts = (cells: readonly Flow[]): readonly string[] =>
  transports.flatMap((protocol) => {
    const passing = cells.filter((cell) => cell.protocol === protocol && cell.verdict !== "closed");
    return passing.length === 0 ? [] : [`${protocol.toUpperCase()} ${passing.map(showCell).join(", ")}`];
  });

/** Every pair of ends between which something passes, and what must hold. */
export function summarizeReach({ flows }: Reachability, assertions: readonly Assertion[]): ReachSummary {
  const pairs = new Map<string, Flow[]>();
  for (const cell of flows) {
    const pair = `${cell.from} -> ${cell.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), cell]);
  }
  const open = [...pairs].map(([pair, between]) => [pair, passingPorts(between).join("; ")] as const);
  return {
    open: Object.fromEntries(open.filter(([, ports]) => ports !== "")),
    assertions: Object.fromEntries(assertions.map(({ id, outcome }) => [id, outcome])),
  };
}
