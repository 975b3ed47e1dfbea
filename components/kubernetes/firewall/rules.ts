import { isEverywhere, parseCidr } from "../../../model/net/cidr";
import { entriesOf } from "../../../model/settings/entries";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { FirewallShape } from "./schema";

type Firewall = ValidPart<FirewallShape>;

const isInternet = (peer: string): boolean => {
  const range = peer === "internet" ? undefined : parseCidr(peer);
  return peer === "internet" || (range !== undefined && isEverywhere(range));
};

function ends({ edges }: Firewall, say: Report): void {
  for (const [name, { from, to, port, toPort }] of entriesOf(edges)) {
    const path = ["edges", name];
    if (port !== undefined && toPort !== undefined && toPort < port)
      say([...path, "toPort"], { problem: `below port ${port}`, fix: "swap them" });
    if (from === undefined || to === undefined) continue;
    const received = `${from} to ${to}`;
    if (to === "balancer") {
      const problem = "who reaches the gateway is said by its listeners";
      say([...path, "to"], { problem, fix: "name the ranges under the listener's allow" });
    } else if (from === "balancer" && to !== "nodes") {
      const problem = "the gateway's proxies run in a namespace that is not the cluster's";
      say([...path, "from"], {
        problem,
        fix: "let nodes open the connection, or write a policy in the gateway's namespace",
      });
    } else if (from !== "nodes" && to !== "nodes") {
      const problem = "neither end is the cluster's own";
      say(path, { problem, received, derived: true, fix: "one of from and to is nodes" });
    } else if (to === "nodes" && isInternet(from)) {
      const problem = "opens the nodes to the internet";
      say([...path, "from"], { problem, fix: "let clients reach a listener of the gateway, or name their range" });
    }
  }
}

function distinct({ edges }: Firewall, say: Report): void {
  const first = new Map<string, string>();
  for (const [name, { from, to, protocol, port, toPort }] of entriesOf(edges)) {
    const text = JSON.stringify([from, to, protocol, port, toPort ?? port]);
    const other = first.get(text);
    if (other === undefined) first.set(text, name);
    else say(["edges", name], { problem: `says the same as ${other}`, fix: "drop it" });
  }
}

export const firewallRules: SettingsRules<FirewallShape> = {
  "edge-ends": ends,
  "edges-distinct": distinct,
  "ranges-distinct": ({ nodeEgress }, say) => entryRepeats(nodeEgress ?? [], ["nodeEgress"], say),
};
