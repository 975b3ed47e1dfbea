import { createHash } from "node:crypto";
import { connect, createServer, type Server } from "node:net";
import { commandLine } from "../../model/command-line";
import { CloudError } from "../contract/resources";
import { causeOf, errorCode } from "../store/errors";

/** A stack's loopback addresses are 127.<slot>.x.y. Holding one keeps every other twin of this machine away from it. */
export interface Slot {
  readonly number: number;
  release(): void;
}

const first = 16;
const last = 250;
/** Nothing else listens here: the address is outside of what a VPC can use, since AWS keeps the last address of a subnet. */
const markerPort = 25250;
const markerHost = (slot: number) => `127.${slot}.255.255`;

/**
 * Takes the slot that the stack had before, or for a new stack the first free one from a place that depends on its folder.
 * @throws {@link CloudError} `SlotInUse`, or `NoFreeSlot`.
 */
export async function takeSlot(folder: string, recorded: number | undefined): Promise<Slot> {
  for (const slot of recorded === undefined ? candidates(folder) : [recorded]) {
    const server = await bindMarker(slot, folder);
    if (server) return { number: slot, release: () => server.close() };
    if (recorded === undefined) continue;
    const holder = await askHolder(slot);
    const down = commandLine("down", process.env);
    throw new CloudError(
      "SlotInUse",
      `this stack's addresses 127.${slot}.0.0/16 are taken by ${holder === "" ? "another program" : `the twin in ${holder}`}; ` +
        `stop that one first (\`${down}\` in its project), or remove this one with \`${down}\` and begin anew`,
    );
  }
  throw new CloudError(
    "NoFreeSlot",
    `all ${last - first + 1} address ranges for local stacks are taken; stop one of them`,
  );
}

function candidates(folder: string): number[] {
  const count = last - first + 1;
  const start = createHash("sha256").update(folder).digest().readUInt32BE(0) % count;
  return Array.from({ length: count }, (_, step) => first + ((start + step) % count));
}

/** Undefined when another process has it. The marker tells a client which folder it stands for. */
function bindMarker(slot: number, folder: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(folder);
    });
    server.once("error", (error) => {
      if (errorCode(error) === "EADDRINUSE") resolve(undefined);
      else if (errorCode(error) === "EADDRNOTAVAIL") reject(noLoopback(slot));
      else
        reject(new CloudError("NoFreeSlot", `cannot listen on ${markerHost(slot)}:${markerPort}: ${causeOf(error)}`));
    });
    server.listen(markerPort, markerHost(slot), () => resolve(server));
  });
}

function noLoopback(slot: number): CloudError {
  return new CloudError(
    "NoFreeSlot",
    `this machine has no address ${markerHost(slot)}: the twin needs the whole range 127.0.0.0/8 on its loopback interface, as on Linux`,
  );
}

/** The folder of the twin that holds the slot; empty when it is no twin. */
function askHolder(slot: number): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(markerPort, markerHost(slot));
    const finish = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding("utf8").setTimeout(1000, finish);
    socket
      .on("data", (part: string) => (text += part))
      .on("end", finish)
      .on("error", finish);
  });
}
