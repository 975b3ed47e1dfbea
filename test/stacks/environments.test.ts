import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { resolve as known, type Recorded } from "../support/recorder";
import { environments, reversed, runStack, type StackValues, valuesOf } from "../support/stacks";

const ofType = (resources: readonly Recorded[], end: string) =>
  resources.filter(({ type }) => type.endsWith(`:${end}`));

const named = (resources: readonly Recorded[], end: string) => {
  const [found, ...others] = resources.filter(({ name }) => name.endsWith(end));
  assert.ok(found && others.length === 0, `${end}: ${others.length + (found ? 1 : 0)} found`);
  return found;
};

/** The values with some other weights on the HTTPS listener. */
function withWeights(values: StackValues, blue: number, green: number): StackValues {
  const copy = structuredClone(values);
  const action = copy["vipkit:cluster"].loadBalancer.listeners.https?.defaultAction;
  assert.ok(action?.type === "forward");
  action.targetGroups = { blue, green };
  return copy;
}

const difference = (before: readonly Recorded[], after: readonly Recorded[]) => {
  const texts = new Set(before.map((resource) => JSON.stringify(resource)));
  return after.filter((resource) => !texts.has(JSON.stringify(resource))).map(({ type, name }) => `${type} ${name}`);
};

for (const environment of environments) {
  test(`${environment}: the whole program runs on its values, and says where to go`, async () => {
    const values = valuesOf(environment);
    const { outputs, resources } = await runStack(values);
    const { nodeGroups, targetGroups, address } = values["vipkit:cluster"];
    assert.equal(ofType(resources, "TargetGroup").length, 2 * Object.keys(targetGroups).length);
    assert.equal(ofType(resources, "Group").length, Object.keys(nodeGroups).length);
    assert.deepEqual(Object.keys(await known(outputs.nodeGroups as object)), ["blue", "green"]);
    assert.deepEqual(await known(outputs.failoverSeconds as object), { blue: 12, green: 12 });
    const url = new URL(await known(outputs.url as string));
    assert.equal(url.protocol, "https:");
    if (address !== undefined) assert.equal(url.hostname, address.domainName);
    const next = await known(outputs.next as string[]);
    assert.ok(next.some((command) => command.startsWith("curl ") && command.includes(url.hostname)));
  });

  test(`${environment}: the order in which maps are written changes nothing`, async () => {
    const { resources } = await runStack(valuesOf(environment));
    assert.deepEqual((await runStack(reversed(valuesOf(environment)))).resources, resources);
  });

  test(`${environment}: from 90/10 to 50/50 touches the listener and nothing else`, async () => {
    const before = await runStack(withWeights(valuesOf(environment), 90, 10));
    const after = await runStack(withWeights(valuesOf(environment), 50, 50));
    const [listener] = ofType(after.resources, "Listener").filter(({ name }) => name.endsWith("-https"));
    const { name } = valuesOf(environment)["vipkit:cluster"];
    assert.deepEqual(difference(before.resources, after.resources), [
      `aws:lb/listener:Listener ${listener?.name}`,
      "vipkit:load-balancer:LoadBalancer ".concat(`${name}-balancer`),
      `vipkit:vip-cluster:VipCluster ${name}`,
    ]);
  });

  test(`${environment}: nodes hear the balancer only, and have no public address`, async () => {
    const { resources } = await runStack(valuesOf(environment));
    const ingress = resources.filter(({ name, type }) => type.endsWith("IngressRule") && name.includes("-backend-"));
    assert.ok(ingress.length > 0);
    for (const { inputs } of ingress) {
      assert.equal("cidrIpv4" in inputs || "cidrIpv6" in inputs, false);
      assert.match(String(inputs.referencedSecurityGroupId), /frontend/);
    }
    for (const { inputs } of ofType(resources, "LaunchTemplate")) {
      const [card] = inputs.networkInterfaces as { associatePublicIpAddress: string }[];
      assert.equal(card?.associatePublicIpAddress, "false");
    }
  });
}

test("only the local environment reaches the twin", async () => {
  for (const environment of environments) {
    const { resources } = await runStack(valuesOf(environment));
    const [provider] = resources.filter(({ type }) => type === "pulumi:providers:aws");
    assert.equal(JSON.stringify(provider?.inputs).includes("unix:"), environment === "local", environment);
  }
});

test("prod: three zones with a NAT each, protected, sticky, scaled on requests, weights its pipeline's", async () => {
  const { resources } = await runStack(valuesOf("prod"));
  assert.equal(ofType(resources, "NatGateway").length, 3);
  assert.equal(named(resources, "-load-balancer").inputs.enableDeletionProtection, true);
  assert.equal(named(resources, "-log-bucket").inputs.forceDestroy, false);
  for (const { inputs } of ofType(resources, "TargetGroup").filter(({ type }) => type.startsWith("aws:"))) {
    assert.deepEqual(inputs.stickiness, { enabled: true, type: "lb_cookie", cookieDuration: 3600 });
  }
  const [action] = named(resources, "-listener-https").inputs.defaultActions as { forward: { stickiness: unknown } }[];
  assert.deepEqual(action?.forward.stickiness, { enabled: true, duration: 3600 });
  const [redirect] = named(resources, "-listener-http").inputs.defaultActions as { type: string }[];
  assert.equal(redirect?.type, "redirect");
  assert.deepEqual(
    ofType(resources, "Policy")
      .filter(({ type }) => type.startsWith("aws:autoscaling/"))
      .map(({ name }) => name.split("-policy-")[1])
      .sort(),
    ["cpu", "cpu", "predictive", "requests", "requests"],
  );
});

test("the program is wiring: no environment is named in it, and nothing branches", () => {
  const source = readFileSync(join(resolve(__dirname, "..", "..", ".."), "stacks", "index.ts"), "utf8");
  assert.doesNotMatch(source, /\bif\b|\?|prod|staging|dev\b|local/);
});
