import type { Fault } from "../../twin/contract/data-plane";
import { defineCommand } from "../command/define";
import { choice, required, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { askDaemon } from "../daemon";
import { toJson } from "../json";
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
export const faultCommand = defineCommand({
  name: "fault",
  summary: "break a node or a zone of a local stack, and watch it heal: vipkit status --watch",
  details: [
    "The faults of [the twin](../twin.md). What is broken stays broken until it heals, or is resumed or restored.",
  ],
  arguments: {
    kind: required(choice("kind", kinds, "what to do")),
    target: required(text("target", "a node's id or a zone's name, as in vipkit status")),
  },
  stack: "one",
  among: "twin",
  json: "the fault that is in, for machines",
  examples: [
    { line: "fault kill-node i-099da30fe731973e4", says: "its port refuses, as after a crash" },
    { line: "fault fail-zone eu-west-1a --stack local", says: "a whole zone, of one of several stacks" },
    { line: "fault restore-zone eu-west-1a", says: "and back" },
  ],
  async run(input) {
    const { kind, target } = input;
    const files = chooseStack(input);
    const fault = toFault(kind, target);
    await askDaemon(files, (daemon) => daemon.fault(fault));
    print(input.json ? toJson({ stack: files.stack, fault }) : said[kind](target));
  },
});
