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

/** What is shown of a flow, whichever platform's it is. */
interface ShownFlow extends Pick<Flow, "protocol" | "port" | "toPort" | "verdict"> {
  readonly except: readonly unknown[];
}

/** `443`, `1024-65535` or `all`. */
export const portsOf = ({ port, toPort }: Pick<ShownFlow, "port" | "toPort">): string =>
  port === allPorts.fromPort && toPort === allPorts.toPort ? "all" : showPorts({ fromPort: port, toPort });

function showFlow(flow: ShownFlow): string {
  const mark = flow.verdict === "unknown" ? "?" : flow.except.length > 0 ? "*" : "";
  return `${portsOf(flow)}${mark}`;
}

/** What passes between two ends, a line a protocol: `TCP 80, 443*`. Empty where all is closed. */
export const passingPorts = (flows: readonly ShownFlow[]): readonly string[] =>
  transports.flatMap((protocol) => {
    const passing = flows.filter((flow) => flow.protocol === protocol && flow.verdict !== "closed");
    return passing.length === 0 ? [] : [`${protocol.toUpperCase()} ${passing.map(showFlow).join(", ")}`];
  });

/** Every pair of ends between which something passes, and what must hold. */
export function summarizeReach({ flows }: Reachability, assertions: readonly Assertion[]): ReachSummary {
  const pairs = new Map<string, Flow[]>();
  for (const flow of flows) {
    const pair = `${flow.from} -> ${flow.to}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), flow]);
  }
  const open = [...pairs].map(([pair, between]) => [pair, passingPorts(between).join("; ")] as const);
  return {
    open: Object.fromEntries(open.filter(([, ports]) => ports !== "")),
    assertions: Object.fromEntries(assertions.map(({ id, outcome }) => [id, outcome])),
  };
}
