import { ControlPlane } from "../../twin/kubernetes/control-plane/control-plane";

/** Owns a control plane until it is killed: `cluster-owner.js <folder> <slot> <program>`. */
async function main([folder = "", slot = "", program = ""]: readonly string[]): Promise<void> {
  const plane = await ControlPlane.start({ folder, slot: Number(slot), program, log: () => undefined });
  process.send?.({ pids: plane.pids });
}

void main(process.argv.slice(2));
