import * as pulumi from "@pulumi/pulumi";
import { carryInputs } from "../../engine/program/carried-inputs";
import { postponeOutputs } from "../../engine/program/postponed-outputs";
import { resolveSdk } from "../../engine/program/sdk";
import { createTwinMocks } from "../../twin/mocks";
import { makeFleet } from "./fleet";

// As many clusters like prod's in one program: `node clusters.js <count>`. Prints how many resources that made.
async function construct(count: number): Promise<number> {
  Error.stackTraceLimit = 0;
  const mocks = createTwinMocks();
  await mocks.install();
  postponeOutputs(resolveSdk(__dirname));
  carryInputs(resolveSdk(__dirname));
  await pulumi.runtime.runInPulumiStack(() => {
    makeFleet(count);
    return Promise.resolve();
  });
  await pulumi.runtime.disconnect();
  return mocks.registrations.filter(({ custom }) => custom).length;
}

void construct(Number(process.argv[2] ?? 1)).then((resources) => {
  process.stdout.write(`${resources}\n`);
});
