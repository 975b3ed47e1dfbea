import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { loadConfig } from "../../stacks/config";
import { createProvider } from "../../stacks/provider";
import { record } from "../support/recorder";
import { valuesOf } from "../support/stacks";

const load = (values: Record<string, unknown>) =>
  record(() => {
    const texts = Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]);
    pulumi.runtime.setAllConfig(Object.fromEntries(texts) as Record<string, string>, []);
    return loadConfig();
  }).then(({ result }) => result);

const refusal = async (values: Record<string, unknown>): Promise<string> => {
  const error: unknown = await load(values).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(pulumi.RunError.isInstance(error), String(error));
  return error.message;
};

const local = valuesOf("local");

test("the twin's settings have defaults, and reach the provider as its address", async () => {
  const { "vipkit:twin": _twin, ...values } = local;
  const config = await load(values);
  assert.deepEqual(config.twin, { bootTime: 1, metricPeriod: 60, nodeCommand: [] });
  const { resources } = await record(() =>
    createProvider({ ...config, twin: { ...config.twin, nodeCommand: ["node", "a b.js"] } }),
  );
  const [provider] = resources;
  assert.equal(provider?.name, "twin");
  const [endpoint] = JSON.parse(String(provider?.inputs.endpoints)) as { sts: string }[];
  const [path, query] = String(endpoint?.sts).split("?");
  assert.equal(path, "unix:.vipkit/twin/test");
  assert.deepEqual(Object.fromEntries(new URLSearchParams(query)), {
    ...{ bootTime: "1", metricPeriod: "60", nodeCommand: '["node","a b.js"]' },
  });
});

test("any AWS-compatible endpoint serves every service that the toolkit calls", async () => {
  const cluster = { ...local["vipkit:cluster"], provider: { endpoint: "http://127.0.0.1:4566" } };
  const config = await load({ "vipkit:cluster": cluster });
  const { resources } = await record(() => createProvider(config));
  const inputs = resources[0]?.inputs ?? {};
  const [endpoints] = JSON.parse(String(inputs.endpoints)) as Record<string, string>[];
  assert.deepEqual(new Set(Object.values(endpoints ?? {})), new Set(["http://127.0.0.1:4566"]));
  for (const service of ["ec2", "elbv2", "autoscaling", "acm", "iam", "s3", "ssm", "sts", "route53", "logs", "kms"]) {
    assert.ok(service in (endpoints ?? {}), service);
  }
  // The provider reads a bucket's tags through S3 Control, which needs the account's id.
  assert.ok("s3control" in (endpoints ?? {}));
  assert.equal(inputs.skipRequestingAccountId, "false");
  assert.equal(inputs.s3UsePathStyle, "true");
});

test("an environment in the user's own account sets the region; credentials are the ambient ones and are checked", async () => {
  const config = await load({ "vipkit:cluster": { ...local["vipkit:cluster"], provider: "aws" } });
  const made = await record(() => createProvider(config));
  // The two flags are the SDK's own defaults.
  assert.deepEqual(made.resources[0]?.inputs, {
    ...{ region: "eu-west-1", skipCredentialsValidation: "false", skipRegionValidation: "true" },
  });
});

test("a limit that has moved is taken, an unknown one is refused", async () => {
  const raised = structuredClone(local);
  const blue = raised["vipkit:cluster"].targetGroups.blue;
  assert.ok(blue);
  blue.deregistrationDelay = 4000;
  assert.match(await refusal(raised), /targetGroups\.blue\.deregistrationDelay/);
  const limits = { "elbv2.targetGroup.deregistrationDelay": { max: 7200 } };
  const config = await load({ ...raised, "vipkit:limits": limits });
  assert.equal(config.cluster.targetGroups.blue?.deregistrationDelay, 4000);
  assert.match(await refusal({ ...local, "vipkit:limits": { "elbv2.nothing": { max: 1 } } }), /elbv2\.nothing/);
});

test("wrong values are one error for the user, with every path", async () => {
  const wrong = structuredClone(local) as unknown as { "vipkit:cluster": Record<string, unknown> };
  Object.assign(wrong["vipkit:cluster"], { region: 7, colour: "red", targetGroups: { blue: { port: 0 } } });
  const message = await refusal(wrong);
  for (const path of ["region", "colour", "targetGroups.blue.port"]) assert.match(message, new RegExp(path));
});

test("a missing cluster says what is missing, not a stack", async () => {
  assert.match(await refusal({}), /vip:Stack "test": cluster\.name: missing/);
});
