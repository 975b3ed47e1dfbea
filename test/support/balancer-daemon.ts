import { readFileSync } from "node:fs";
import { BalancerController, type Balancing } from "../../twin/balancer";
import type { Registration } from "../../twin/contract/desired-state";

/** A daemon that applies the state in a file once and then only lives, to be killed: twin folder, slot, file. */
const [, , folder = "", slot = "", file = ""] = process.argv;

const plane = new BalancerController(folder, Number(slot));
const state: { desired: Balancing; registrations: Registration[] } = JSON.parse(readFileSync(file, "utf8"));
plane
  .start()
  .then(() => plane.apply(state.desired, state.registrations, []))
  .then(() => process.stdout.write("applied\n"));
setInterval(() => undefined, 1000);
