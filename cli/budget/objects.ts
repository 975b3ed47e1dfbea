import type { Budget } from "../../model/analysis/budget/types";
import type { GroupCapacity } from "../../model/analysis/capacity/types";
import type { Graph, ResourceReader } from "../../model/graph";
import { scaledTypes } from "../../platforms/kubernetes/catalog/types";
import { hasTraffic } from "../../platforms/kubernetes/topology/pool-capacity";
import { servingSources } from "../../platforms/kubernetes/topology/serving-paths";
import { objectBudgets, promisedCapacity, workloadCapacity } from "../../policies/provers/object-budgets";
import type { Context } from "../../policies/rule";

/** Reads of one resource; what is not known of it is noted, and nothing is read then. */
type Tried = <T>(view: ResourceReader, read: () => readonly T[]) => readonly T[];

interface ObjectFigures {
  readonly budgets: readonly Budget[];
  readonly groups: readonly (readonly [name: string, capacity: GroupCapacity, objective: number | undefined])[];
}

/** The failover budget of every route, every Ingress and every Service with an address, and what is left of the workloads behind them. */
export function objectFigures(graph: Graph, context: Context, tried: Tried): ObjectFigures {
  const budgets = servingSources(graph).flatMap((source) =>
    tried(source, () =>
      objectBudgets(source, graph, context).map(({ path, faults }): Budget => {
        const { listener, rule, backend, share } = path;
        const paths = [
          { path: path.path, listener, ...(rule === undefined ? {} : { rule }), targetGroup: backend, share, faults },
        ];
        return { cluster: graph.stack, plane: path.entry, paths };
      }),
    ),
  );
  const groups = graph
    .ofType(...scaledTypes)
    .flatMap((workload) =>
      tried(workload, () =>
        hasTraffic(workload, graph)
          ? [
              [
                workload.resource.name,
                workloadCapacity(workload, graph, context),
                promisedCapacity(workload, graph, context),
              ] as const,
            ]
          : [],
      ),
    );
  return { budgets, groups };
}
