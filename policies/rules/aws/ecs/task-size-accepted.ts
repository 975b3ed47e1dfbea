import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { cpuUnits, fargateMemory, memoryMiB } from "../../../../platforms/aws/fargate-sizes";
import { containerGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** The memory that goes with a task's processor units; undefined where the units are not in the vendor's table. Throws UnknownValueError. */
function sizesOf(definition: ResourceReader): readonly number[] | undefined {
  const cpu = cpuUnits(definition.text("cpu") ?? "");
  return cpu === undefined ? undefined : fargateMemory(cpu);
}

export const taskSizeAccepted: Rule = {
  id: "task-size-accepted",
  title: "Tasks on Fargate have a size that there is",
  why: "ECS refuses a task definition of any other size.",
  remediation: "Choose a memory that goes with the processor units.",
  url: containerGuide("task-cpu-memory-error"),
  severity: "high",
  decision: "Processor units that are not in the table of the guide are not judged: they may be newer than it.",
  types: [types.taskDefinition],
  scope: "resource",
  applies: (definition) =>
    definition.texts("requiresCompatibilities").includes("FARGATE") && sizesOf(definition) !== undefined,
  *check(definition) {
    const sizes = sizesOf(definition) ?? [];
    const memory = definition.text("memory");
    if (memory !== undefined && sizes.includes(memoryMiB(memory) ?? 0)) return;
    const allowed = sizes.length > 4 ? `one of ${sizes[0]}, ${sizes[1]} ... ${sizes.at(-1)}` : sizes.join(", ");
    yield fact("memory", `is ${memory ?? "not set"} beside cpu ${definition.text("cpu")}; expected ${allowed}`);
  },
};
