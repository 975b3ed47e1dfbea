import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Graph } from "../../model/graph";
import { graphOfPlan } from "../../policies/plan-graph";
import { MemoryCloud } from "../../twin/control/cloud";
import { ControlPlane } from "../../twin/control/control-plane";
import { TwinMocks } from "../../twin/mocks";
import { EchoRegistry } from "./echo";

class EchoMocks extends TwinMocks {
  override readonly plane = new ControlPlane(
    new EchoRegistry([]),
    new MemoryCloud({ region: "eu-west-1", seed: "echo", externals: "assumed" }),
  );
}

/** What a program would make, planned in this process as `vipkit check` does, of types that the twin need not know. */
export async function planOnEcho(program: () => void): Promise<Graph> {
  // As in a plan offline: every resource records a stack trace otherwise.
  Error.stackTraceLimit = 0;
  const mocks = new EchoMocks();
  await mocks.install();
  program();
  await pulumi.runtime.disconnect();
  assert.deepEqual(mocks.refusals, []);
  const resources = mocks.registrations.map(({ protect, deleteBeforeReplace, ignoreChanges, ...one }) => ({
    ...one,
    inputs: one.checkedInputs,
    options: { protect, deleteBeforeReplace, ignoreChanges },
  }));
  return graphOfPlan({ project: mocks.project, stack: mocks.stack, resources });
}
