import type { ResourceReader } from "../model/graph";
import { workloadTypes } from "../platforms/kubernetes/catalog/types";
import { everyContainer, isWindows, mainContainers, podSpec } from "../platforms/kubernetes/objects/pods";
import { each } from "./evaluate";
import { type Expectation, unexpected } from "./property-rule";
import type { Finding, Rule, RuleMetadata } from "./rule";

/** A rule that holds pods and their containers to plain values, whatever makes the pods. */
interface PodRule extends RuleMetadata, Partial<Pick<Rule, "types">> {
  /** Of the pod's spec, by path: `hostPID`. */
  readonly pod?: Readonly<Record<string, Expectation>>;
  /** Of each container, by path: `securityContext.privileged`. */
  readonly containers?: Readonly<Record<string, Expectation>>;
  /** Which containers: those that run as long as the pod, or those that prepare it as well. Default: `every`. */
  readonly which?: "main" | "every";
  /** Paths that a container takes from the pod where it says nothing of its own. Default: none. */
  readonly inherited?: readonly string[];
  /** False where it holds of Windows as well. Default: true, and pods of Windows are not judged. */
  readonly isLinuxOnly?: boolean;
}

/** What is wrong with a container, or with the pod from which it takes a property. Throws UnknownValueError. */
const unexpectedOf = (
  workload: ResourceReader,
  container: ResourceReader,
  { containers = {}, inherited = [] }: Pick<PodRule, "containers" | "inherited">,
): Iterable<Finding> =>
  each(Object.entries(containers), ([path, expectation]) => {
    // A part of what is not known yet is not there for certain.
    if ("present" in expectation && path.includes(".")) container.at(path.slice(0, path.lastIndexOf("."))).known();
    const isPods = inherited.includes(path) && !container.has(path) && podSpec(workload).has(path);
    return unexpected(isPods ? podSpec(workload) : container, path, expectation);
  });

export function podRule({ pod = {}, containers, inherited, which, isLinuxOnly = true, ...rule }: PodRule): Rule {
  const held = which === "main" ? mainContainers : everyContainer;
  return {
    types: workloadTypes,
    ...rule,
    scope: "resource",
    applies: (workload) => !(isLinuxOnly && isWindows(workload)),
    *check(workload) {
      const said = new Set<string>();
      const looks: readonly (() => Iterable<Finding>)[] = [
        ...Object.entries(pod).map(
          ([path, expectation]) =>
            () =>
              unexpected(podSpec(workload), path, expectation),
        ),
        () =>
          containers === undefined
            ? []
            : each(held(workload), (container) =>
                unexpectedOf(workload, container, { containers, ...(inherited && { inherited }) }),
              ),
      ];
      yield* each(looks, function* (look) {
        for (const finding of look()) {
          if (said.has(finding.property)) continue;
          said.add(finding.property);
          yield finding;
        }
      });
    },
  };
}
