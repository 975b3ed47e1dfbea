import { join } from "node:path";
import type { Budget, PathBudget } from "../../model/analysis/budget/types";
import { readBudget } from "../budget/report";
import { askDaemon } from "../daemon";
import type { StackFiles } from "../project";
import { hasSpec, parseStackFiles } from "../stack-values";
import { twinFolder } from "../twin-folder";
import { AwsDriver } from "./aws-driver";
import { awsEntry } from "./aws-entry";
import type { DrillSession } from "./session";

/** Finds what a drill needs of a stack that is up. Throws UserError where it is not, or where nothing can be asked of it. */
export async function openSession(files: StackFiles): Promise<DrillSession> {
  const status = await askDaemon(files, (daemon) => daemon.status());
  const folder = twinFolder(files);
  const entry = awsEntry(status, folder);
  return {
    stack: files.stack,
    driver: new AwsDriver(folder, entry, status),
    target: entry.target,
    nodeLogs: join(folder, "nodes"),
    ...(hasSpec(files) ? specBudgets(files, entry.port) : { budgets: [], isListener: () => true, leadsTo: () => true }),
  };
}

function specBudgets(files: StackFiles, port: number): Pick<DrillSession, "budgets" | "isListener" | "leadsTo"> {
  const { cluster } = parseStackFiles(files);
  const budgets: readonly Budget[] = [readBudget(files).budget];
  const servedBy = (group: string) =>
    Object.entries(cluster.nodeGroups)
      .filter(([key]) => group.startsWith(`${cluster.name}-nodes-${key}-`))
      .flatMap(([, { targetGroups }]) => targetGroups);
  return {
    budgets,
    isListener: ({ listener }: PathBudget) => cluster.loadBalancer.listeners[listener]?.port === port,
    leadsTo: ({ targetGroup }: PathBudget, group: string) => servedBy(group).includes(targetGroup),
  };
}
