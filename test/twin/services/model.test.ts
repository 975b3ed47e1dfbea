import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ModelRegistry } from "../../../twin/control/registry";
import { services } from "../../../twin/control/services";
import { root } from "../../support/engine";
import { sdkClass, sdkFunction, sdkType } from "../../support/sdk";
import { makeEverything } from "./everything";

const registry = new ModelRegistry(services);
const tokens = services.flatMap(({ functions }) => functions.map(({ token }) => token));
const known = new Set([...registry.types, ...tokens]);
const { account, made } = makeEverything();

/** Outputs that the provider leaves empty for what a sample does not use; the program reads undefined there as well. */
const optional: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/natGateway:NatGateway": [
    "autoProvisionZones",
    "autoScalingIps",
    "regionalNatGatewayAddresses",
    "regionalNatGatewayAutoMode",
    "routeTableId",
  ],
  "aws:s3/bucket:Bucket": ["websiteDomain", "websiteEndpoint"],
};

describe("the twin's models against the SDK's classes", () => {
  it("has a sample of every type", () => {
    const sampled = new Set(made.map(({ type }) => type));
    assert.deepEqual(
      registry.types.filter((type) => !sampled.has(type)),
      [],
    );
  });

  for (const { type, outputs } of made.filter(
    (sample, place) => made.findIndex((other) => other.type === sample.type) === place,
  )) {
    const sdk = sdkClass(type);
    const model = registry.resource(type);
    const top = (path: string) => path.split(/[.[]/)[0] ?? "";

    it(`${type}: returns every output, under the provider's names`, () => {
      const missing = [...sdk.outputs].filter((name) => outputs[name] === undefined);
      assert.deepEqual(
        missing.filter((name) => !optional[type]?.includes(name)),
        [],
      );
      const unknown = Object.keys(outputs).filter((name) => !sdk.outputs.has(name) && !sdk.inputs.has(name));
      assert.deepEqual(unknown, []);
    });

    it(`${type}: speaks of inputs that exist, and wants what the provider wants`, () => {
      const named = [
        ...model.replaceOn,
        ...(model.sets ?? []),
        ...(model.computed ?? []),
        ...Object.keys(model.defaults ?? {}),
        ...(model.autoname ? [model.autoname.property] : []),
      ].map(top);
      assert.deepEqual(
        [...new Set(named)].filter((name) => !sdk.inputs.has(name)),
        [],
      );
      assert.deepEqual([...(model.required ?? [])].sort(), [...sdk.required].sort());
    });
  }

  for (const token of tokens) {
    it(`${token}: is a data source of the SDK`, () => {
      const [, path = ""] = token.split(":");
      assert.equal(sdkFunction(path.replace(/^index\//, "")), token);
    });
  }

  it("takes everything away again in the reverse order, and nothing is left", () => {
    for (const resource of [...made].reverse()) account.remove(resource);
    assert.deepEqual(account.plane.cloud.snapshot().resources, []);
  });
});

const namespaceImport = /import \* as (\w+) from "@pulumi\/aws\/(?!provider)(\w+)"/g;
const functionImport = /from "@pulumi\/aws\/((?:\w+\/)?get\w+)"/g;

/** Types and data sources that one source file constructs or calls. */
function usesOf(source: string): readonly string[] {
  const functions = [...source.matchAll(functionImport)].map(([, path = ""]) => sdkFunction(path));
  const members = [...source.matchAll(namespaceImport)].flatMap(([, alias = "", module = ""]) => {
    const classes = [...source.matchAll(new RegExp(`new ${alias}\\.(\\w+)`, "g"))];
    const calls = [...source.matchAll(new RegExp(`\\b${alias}\\.(get\\w+?)(?:Output)?\\(`, "g"))];
    return [
      ...classes.map(([, name = ""]) => sdkType(module, name)),
      ...calls.map(([, name = ""]) => sdkFunction(`${module}/${name}`)),
    ];
  });
  return [...functions, ...members];
}

function usesIn(folder: string): ReadonlySet<string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.includes("node_modules"));
  return new Set(sources.flatMap((file) => usesOf(readFileSync(join(root, folder, file), "utf8"))));
}

/** Of an example that a cluster of Kubernetes comes up with, at AWS only: its README says so, and the twin refuses it by name. */
const atAwsOnly = new Set(["aws:eks/cluster:Cluster", "aws:eks/nodeGroup:NodeGroup"]);

describe("what the toolkit uses of the SDK", () => {
  const folders = ["components", "stacks", "examples"].filter((folder) => existsSync(join(root, folder)));
  for (const folder of folders) {
    it(`${folder}/ makes nothing that the twin does not know`, () => {
      const used = [...usesIn(folder)];
      if (folder === "components") assert.ok(used.length > 30, `found ${used.length} uses`);
      assert.deepEqual(
        used.filter((token) => !known.has(token) && !(folder === "examples" && atAwsOnly.has(token))),
        [],
      );
    });
  }
});
