import { Argument, Command } from "commander";
import type { Fault } from "../../twin/daemon/data-plane";
import { askDaemon } from "../daemon";
import { print } from "../output";

type Kind = Fault["kind"];

/** What to say once the fault is in. */
const said: Readonly<Record<Kind, (target: string) => string>> = {
  "kill-node": (node) => `${node} is killed: its port refuses, as after a crash`,
  "hang-node": (node) => `${node} hangs: it accepts and never answers; resume-node wakes it`,
  "resume-node": (node) => `${node} goes on`,
  "fail-zone": (zone) => `${zone} is gone with all of its nodes; restore-zone brings it back`,
  "restore-zone": (zone) => `${zone} is back`,
};

const kinds: readonly Kind[] = ["kill-node", "hang-node", "resume-node", "fail-zone", "restore-zone"];

function toFault(kind: Kind, target: string): Fault {
  return kind === "fail-zone" || kind === "restore-zone" ? { kind, zone: target } : { kind, node: target };
}

/** `vipkit fault`: breaks a part of a local stack, to see what its clients notice. */
export function faultCommand(): Command {
  return new Command("fault")
    .description("break a node or a zone of a local stack, and watch it heal: vipkit status --watch")
    .addArgument(new Argument("<kind>", "what to do").choices(kinds))
    .argument("<target>", "a node's id or a zone's name, as in vipkit status")
    .option("-s, --stack <name>", "the stack, as in Pulumi.<stack>.yaml", "local")
    .action(async (kind: Kind, target: string, { stack }: { readonly stack: string }) => {
      await askDaemon(stack, (daemon) => daemon.fault(toFault(kind, target)));
      print(said[kind](target));
    });
}
