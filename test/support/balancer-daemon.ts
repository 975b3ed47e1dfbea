import { readFileSync } from "node:fs";
import { BalancerPlane } from "../../twin/balancer";

/** A daemon that applies the state in a file once and then only lives, to be killed: twin folder, slot, file. */
const [, , folder = "", slot = "", file = ""] = process.argv;

const plane = new BalancerPlane(folder, Number(slot));
const { desired, registrations } = JSON.parse(readFileSync(file, "utf8"));
plane
  .start()
  .then(() => plane.apply(desired, registrations, []))
  .then(() => process.stdout.write("applied\n"));
setInterval(() => undefined, 1000);
