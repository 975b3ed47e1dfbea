import type { ResourceReader } from "../../../../model/graph";
import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { quantityOf } from "../../../../platforms/kubernetes/quantity";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import { type Finding, fact, type Rule } from "../../../rule";

const mebibyte = 1024 ** 2;
/** No program runs in less; more is on the largest machines alone, and then as a whole machine. */
const least = { memory: mebibyte } as const;
const most = { cpu: 256 } as const;

function* wrong(container: ResourceReader, part: "requests" | "limits"): Generator<Finding> {
  const [memory, cpu] = [container.text(`resources.${part}.memory`), container.text(`resources.${part}.cpu`)];
  const bytes = quantityOf(memory ?? "");
  if (bytes !== undefined && bytes < least.memory)
    yield fact(
      `${container.path}.resources.${part}.memory`,
      `is ${memory}, ${Number(bytes.toPrecision(3))} bytes; expected an amount such as 128Mi`,
    );
  const processors = quantityOf(cpu ?? "");
  if (processors !== undefined && processors >= most.cpu)
    yield fact(
      `${container.path}.resources.${part}.cpu`,
      `is ${cpu}, ${processors} processors; expected an amount such as 500m`,
    );
}

export const podAmountsMeant: Rule = {
  id: "pod-amounts-meant",
  title: "Amounts of memory and processor are what they look like",
  why: "`512m` of memory is half a byte, and `500` of cpu are 500 processors: the first is killed at its start, the second finds no machine.",
  remediation: "Write memory in Mi or Gi, and processors in m: 512Mi and 500m.",
  url: kubernetesDocs("concepts/configuration/manage-resources-containers"),
  severity: "high",
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), (container) =>
      each(["requests", "limits"] as const, (part) => wrong(container, part)),
    );
  },
};
