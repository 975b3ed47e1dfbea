import * as pulumi from "@pulumi/pulumi";
import type { TwinMockSettings } from "../../twin/mock-settings";
import { createTwinMocks, type Registration } from "../../twin/mocks";

/** Runs a program against the twin's control plane, which checks and refuses as AWS does. */
export async function recordOnTwin<T>(
  program: () => T,
  settings: TwinMockSettings = {},
): Promise<{ result: T; registrations: readonly Registration[]; refusals: readonly string[] }> {
  const mocks = createTwinMocks(settings);
  await mocks.install();
  try {
    const result = program();
    await pulumi.runtime.disconnect();
    return { result, registrations: mocks.registrations, refusals: mocks.refusals };
  } catch (error) {
    // What a refused program has begun must end before another program runs in this process.
    await pulumi.runtime.disconnect();
    throw error;
  }
}
