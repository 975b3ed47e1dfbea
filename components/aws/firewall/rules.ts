import { isEverywhere, parseCidr } from "../../../model/net/cidr";
import { entriesOf } from "../../../model/settings/entries";
import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { isPrefixList, prefixListWeight } from "../../../platforms/aws/prefix-lists";
import type { FirewallShape } from "./schema";

type Firewall = ValidPart<FirewallShape>;

const own = (peer: string | undefined): boolean => peer === "balancer" || peer === "nodes";

const isInternet = (peer: string | undefined): boolean => {
  const range = peer === undefined || peer === "internet" ? undefined : parseCidr(peer);
  return peer === "internet" || (range !== undefined && isEverywhere(range));
};

function ends({ edges }: Firewall, say: Report): void {
  for (const [name, { from, to, port, toPort }] of entriesOf(edges)) {
    const path = ["edges", name];
    if (from !== undefined && to !== undefined && !own(from) && !own(to)) {
      const problem = "neither end is the cluster's own";
      say(path, {
        problem,
        received: `${from} to ${to}`,
        derived: true,
        fix: "one of from and to is balancer or nodes",
      });
    }
    if (isInternet(from) && to === "nodes") {
      const problem = "opens the nodes to the internet";
      say([...path, "from"], {
        problem,
        fix: "let clients reach a listener of the balancer, or name their range; for a shell use SSM",
      });
    }
    if (port !== undefined && toPort !== undefined && toPort < port) {
      say([...path, "toPort"], { problem: `below port ${port}`, fix: "swap them" });
    }
  }
}

function listSizes({ edges }: Firewall, say: Report): void {
  for (const [name, { from, to, maxEntries }] of entriesOf(edges)) {
    if (maxEntries === undefined || from === undefined || to === undefined) continue;
    if (isPrefixList(from) || isPrefixList(to)) continue;
    const problem = "no end of this edge is a prefix list";
    say(["edges", name, "maxEntries"], { problem, fix: "leave it out" });
  }
}

function repeats({ edges }: Firewall, say: Report): void {
  const seen = new Map<string, string>();
  for (const [name, { from, to, protocol, port, toPort }] of entriesOf(edges)) {
    if (from === undefined || to === undefined || port === undefined) continue;
    const content = [from, to, protocol, port, toPort ?? port].join(" ");
    const other = seen.get(content);
    if (other === undefined) seen.set(content, name);
    else say(["edges", name], { problem: `says the same as ${other}`, fix: "drop one of them" });
  }
}

export const firewallRules: SettingsRules<FirewallShape> = {
  "ranges-distinct": ({ nodeEgress }, say) => entryRepeats(nodeEgress ?? [], ["nodeEgress"], say),
  "edge-ends": ends,
  "edges-distinct": repeats,
  "list-sizes-of-lists": listSizes,
};

const administration: Readonly<Record<number, string>> = { 22: "SSH", 3389: "remote desktop" };

function shells({ edges }: Firewall, say: Report): void {
  for (const [name, { to, port, toPort }] of entriesOf(edges)) {
    if (to !== "nodes" || port === undefined) continue;
    const [found] = Object.keys(administration).filter(
      (shell) => port <= Number(shell) && Number(shell) <= (toPort ?? port),
    );
    if (found === undefined) continue;
    const problem = `opens ${administration[Number(found)]} on the nodes`;
    say(["edges", name, "port"], { problem, fix: "use SSM Session Manager, which needs no open port" });
  }
}

function wide({ edges }: Firewall, say: Report): void {
  for (const [name, { port, toPort }] of entriesOf(edges)) {
    if (port === undefined || toPort === undefined || toPort - port < 1000) continue;
    say(["edges", name, "toPort"], {
      problem: `opens ${toPort - port + 1} ports`,
      fix: "name the ports that are used",
    });
  }
}

/** A prefix list counts with its maximum number of entries, whatever it holds. Source: Amazon VPC user guide, security group rules. */
function unknownLists({ edges }: Firewall, say: Report): void {
  for (const [name, { from, to, maxEntries }] of entriesOf(edges)) {
    for (const [end, peer] of [
      ["from", from],
      ["to", to],
    ] as const) {
      if (!isPrefixList(peer) || maxEntries !== undefined || prefixListWeight(peer) !== undefined) continue;
      const problem = "each entry that this prefix list may have counts as a rule, and how many is not known here";
      say(["edges", name, end], { problem, fix: "set maxEntries to the list's own" });
    }
  }
}

export const firewallCautions: SettingsRules<FirewallShape> = {
  "shell-open": shells,
  "range-wide": wide,
  "prefix-list-size-unknown": unknownLists,
};
