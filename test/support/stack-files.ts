import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { readStack, type StackFiles } from "../../cli/project";
import { temporaryFolder } from "./temporary";

export const projectText = "name: vipkit\nruntime: nodejs\n";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A project's folder with these files, gone after the test. */
export function folderWith(t: TestContext, files: Files): string {
  const folder = temporaryFolder(t);
  for (const [name, text] of Object.entries({ "Pulumi.yaml": projectText, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Reads the file of a stack called `test`. */
export const readTest = (t: TestContext, text: string | Uint8Array, more: Files = {}): StackFiles =>
  readStack(folderWith(t, { "Pulumi.test.yaml": text, ...more }), "test");

/** What a stack's file is refused for, a line each, without the file's name. */
export function refusals(t: TestContext, text: string | Uint8Array, more: Files = {}): readonly string[] {
  try {
    readTest(t, text, more);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "UserError") throw error;
    return error.message.split("\n").map((line) => line.replace(/^Pulumi\.test\.yaml:?/, ""));
  }
}

/** A small spec that is right, with its maps open to changes. */
export const shop = {
  name: "shop",
  region: "eu-west-1",
  certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABCDEXAMP" },
  loadBalancer: {
    listeners: {
      https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"], workload: { type: "container", image: "shop:1", environment: {} } } },
};

/** The user's message of what fails. */
export function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Error && error.name === "UserError") return error.message;
    throw error;
  }
  throw new Error("nothing is refused");
}
