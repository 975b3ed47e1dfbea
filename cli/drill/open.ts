import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PathBudget } from "../../model/analysis/budget/types";
import { UserError } from "../../model/user-error";
import { pathsOf } from "../../operate/drill/bound";
import { graphOfPlan } from "../../policies/plan-graph";
import { classOf, contextOf } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { readBudget } from "../budget/report";
import { askDaemon } from "../daemon";
import { keepOutput } from "../output";
import { outputsOf } from "../outputs";
import type { StackFiles } from "../project";
import { hasSpec, isKubernetesStack, parseStackFiles } from "../stack-values";
import { readPods } from "../status/kubernetes";
import { twinFolder } from "../twin-folder";
import { AwsDriver } from "./aws-driver";
import { awsEntry } from "./aws-entry";
import { KubernetesDriver, wantedPods } from "./kubernetes-driver";
import type { DrillSession } from "./session";

/** Finds what a drill needs of a stack that is up. Throws UserError where it is not, or where nothing can be asked of it. */
export const openSession = (files: StackFiles): Promise<DrillSession> =>
  isKubernetesStack(files) ? onKubernetes(files) : onAws(files);

type Budgeted = Pick<DrillSession, "paths" | "leadsTo">;

async function onAws(files: StackFiles): Promise<DrillSession> {
  const status = await askDaemon(files, (daemon) => daemon.status());
  const folder = twinFolder(files);
  const entry = awsEntry(status, folder);
  return {
    stack: files.stack,
    driver: new AwsDriver(folder, entry, status),
    target: entry.target,
    nodeLogs: join(folder, "nodes"),
    ...(hasSpec(files) ? specBudgets(files, entry.port) : await programBudgets(files, () => true)),
  };
}

function specBudgets(files: StackFiles, port: number): Budgeted {
  const { cluster } = parseStackFiles(files);
  const servedBy = (group: string) =>
    Object.entries(cluster.nodeGroups)
      .filter(([key]) => group.startsWith(`${cluster.name}-nodes-${key}-`))
      .flatMap(([, { targetGroups }]) => targetGroups);
  return {
    paths: pathsOf(
      [readBudget(files).budget],
      ({ rule, listener }) => rule === undefined && cluster.loadBalancer.listeners[listener]?.port === port,
    ),
    leadsTo: ({ targetGroup }, group) => servedBy(group).includes(targetGroup),
  };
}

/** A program of one's own, and a stack on Kubernetes, are computed from their resources. */
async function programBudgets(
  files: StackFiles,
  leadsTo: (path: PathBudget, group: string) => boolean,
): Promise<Budgeted> {
  keepOutput();
  const { planOffline } = await import("../plan/offline.js");
  const { programBudget } = await import("../budget/program.js");
  const plan = await planOffline(files);
  const { settings } = readProjectSettings(files.folder);
  const { budgets } = programBudget(graphOfPlan(plan), contextOf(classOf(files.stack, settings), settings));
  return { paths: pathsOf(budgets, () => true), leadsTo };
}

async function onKubernetes(files: StackFiles): Promise<DrillSession> {
  const status = await readPods(files);
  const folder = twinFolder(files);
  const urls = status.gateways.flatMap((gateway) => gateway.urls).filter((url) => /^https?:/.test(url));
  const [url] = urls;
  if (url === undefined)
    throw new UserError(
      `${files.stack}: no gateway listens for HTTP or HTTPS, so there is nothing to send requests to`,
    );
  const { url: own } = outputsOf(files);
  return {
    stack: files.stack,
    driver: new KubernetesDriver(folder, wantedPods(status)),
    target: {
      url,
      ca: url.startsWith("https:") ? readFileSync(status.authority, "utf8") : undefined,
      host: own === undefined ? undefined : new URL(own).hostname,
      isFresh: false,
    },
    nodeLogs: join(folder, "cluster", "pods"),
    ...(await programBudgets(files, ({ targetGroup }, group) => targetGroup.endsWith(`-${group}`))),
  };
}
