import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Balancer, Listener } from "../contract/desired-state";
import { allowedSources, balancerParty, confinedSources, type Network } from "./admission";

const folderName = "sources";

/** Path of a listener's list of admitted sources, as the configuration and the runtime commands name it. */
export const sourcesFile = (balancer: Balancer, listener: Listener): string =>
  `${folderName}/${balancer.name}.${listener.port}.lst`;

/** Path of its list of sources that may not leave for it, though it would let them in. */
export const confinedFile = (balancer: Balancer, listener: Listener): string =>
  `${folderName}/${balancer.name}.${listener.port}.confined.lst`;

type SourceLists = ReadonlyMap<string, readonly string[]>;

/** Who may reach each listener, and who is kept from it by security groups of their own. */
export function planSources(balancers: readonly Balancer[], network: Network): SourceLists {
  return new Map(
    balancers.flatMap((balancer) =>
      balancer.listeners.flatMap((listener): [string, readonly string[]][] => {
        const party = balancerParty(balancer);
        return [
          [sourcesFile(balancer, listener), allowedSources(network, party, listener.port)],
          [confinedFile(balancer, listener), confinedSources(network, party, listener.port)],
        ];
      }),
    ),
  );
}

/** Keeps the lists on disk, where a new worker reads them, and says how a running one catches up. */
export async function writeSources(folder: string, lists: SourceLists): Promise<string[]> {
  await mkdir(path.join(folder, folderName), { recursive: true, mode: 0o700 });
  const changes: string[] = [];
  for (const [file, wanted] of lists) {
    const target = path.join(folder, file);
    const present = (await readFile(target, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
    changes.push(...difference(file, present, wanted));
    await writeFile(target, wanted.map((range) => `${range}\n`).join(""), { mode: 0o600 });
  }
  return changes;
}

function difference(file: string, present: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...wanted.filter((range) => !present.includes(range)).map((range) => `add acl ${file} ${range}`),
    ...present.filter((range) => !wanted.includes(range)).map((range) => `del acl ${file} ${range}`),
  ];
}
