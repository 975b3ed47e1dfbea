import type { Graph, ResourceReader } from "../../model/graph";
import {
  type BackendRef,
  isSplitByFilter,
  refsOfRule,
  trafficPolicyOf,
} from "../../platforms/kubernetes/objects/routes";
import { each } from "../evaluate";
import type { Finding } from "../rule";

/** A rule of a route with what decides how its requests are shared out. */
interface RouteRule {
  readonly view: ResourceReader;
  readonly index: number;
  readonly refs: readonly BackendRef[];
  /** Those that get requests. */
  readonly served: readonly BackendRef[];
  /** Whether each target is a cluster of its own. */
  readonly isSplit: boolean;
  readonly policies: readonly ResourceReader[];
}

/** Looks at every rule of a route; says what is not known of one only when all have been looked at. Throws UnknownValueError. */
export const eachRule = (
  route: ResourceReader,
  graph: Graph,
  look: (rule: RouteRule) => Iterable<Finding>,
): Generator<Finding> => {
  const policies = trafficPolicyOf(route, graph);
  return each(route.items("spec.rules").entries(), ([index, view]) => {
    const refs = refsOfRule(view, index);
    const served = refs.filter(({ weight }) => weight > 0);
    return look({ view, index, refs, served, isSplit: isSplitByFilter(refs), policies });
  });
};
