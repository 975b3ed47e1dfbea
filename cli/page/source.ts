import { UserError } from "../../model/user-error";
import { duckDb, logQueries } from "../../platforms/aws/log-queries";
import { askDaemon } from "../daemon";
import { askLogs, findQuery } from "../logs/ask";
import { tableOf } from "../logs/files";
import { readSince } from "../logs/since";
import type { StackFiles } from "../project";
import { isKubernetesStack } from "../stack-values";
import { readPods } from "../status/kubernetes";
import { RateMeter, rateWindow } from "../status/rates";
import { twinFolder } from "../twin-folder";
import { readLastDrill } from "./last-drill";
import type { PageProblem, PageView } from "./page-view";
import type { PageSource } from "./server";
import { viewOfNodes } from "./view-of-nodes";
import { viewOfPods } from "./view-of-pods";

/** What the logs are asked for: minutes, and rows of an answer, which are seconds at most. */
const minutes = 15;
const mostRows = 60 * minutes;

/** What the page shows of a local stack. */
export function sourceOf(files: StackFiles): PageSource {
  const meter = new RateMeter(rateWindow);
  const isOnKubernetes = isKubernetesStack(files);
  const read = async (): Promise<PageView> =>
    isOnKubernetes
      ? viewOfPods(files.stack, await readPods(files), meter, Date.now())
      : viewOfNodes(files.stack, await askDaemon(files, (daemon) => daemon.status()), meter, Date.now());
  return {
    look: () => read().catch(problemOf),
    lastDrill: () => readLastDrill(twinFolder(files)),
    // Those that read a log which the twin does not write would only answer with that.
    questions: isOnKubernetes
      ? []
      : logQueries
          .filter((query) => tableOf(query).twinFile !== undefined)
          .map(({ id, question }) => ({ id, question })),
    ask: async (id) => {
      const query = findQuery(id);
      const since = readSince(`${minutes}m`);
      const { columns, rows } = await askLogs(files, query, query.sql(duckDb, { since, limit: mostRows }));
      return { columns, rows };
    },
  };
}

/** A stack that is down comes back: the page says so, and goes on asking. */
function problemOf(error: unknown): PageProblem {
  if (error instanceof UserError) return { problem: error.message };
  return { problem: `the twin's daemon does not answer: ${error instanceof Error ? error.message : String(error)}` };
}
