import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadBalancer } from "../../components/aws/load-balancer";
import type { LoadBalancerInput } from "../../components/aws/load-balancer/inputs";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { renderIssue } from "../../model/settings/issue";
import { recordOnTwin } from "../support/on-twin";
import { type Changes, changed } from "./bad/support";
import { authenticated } from "./good/authenticate";
import { clients } from "./good/clients";
import { rewrites } from "./good/rewrites";
import { webAcls } from "./good/web-acls";

const all: readonly Changes[] = [...rewrites, ...clients, ...authenticated, ...webAcls];
const clusters = all.map((changes): Record<string, unknown> => changed("alb", changes));

for (const [index, changes] of all.entries()) {
  test(`accepted without a word: ${JSON.stringify(changes).slice(0, 110)}`, () => {
    const { warnings } = parseStackConfig({ cluster: clusters[index] }, "test");
    const said = warnings.map((warning) => renderIssue({ type: "Stack", name: "test" }, warning));
    assert.deepEqual(said, []);
  });
}

test("the control plane takes what the model takes", async () => {
  const arn = (kind: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:${kind}`;
  const group = (name: string) => ({ arn: arn(`targetgroup/${name}/73e2d6bc24d8a067`), name });
  const wiring = {
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupIds: ["sg-1"],
    targetGroups: { web: group("web"), spare: group("spare") },
    trustStores: { partners: { arn: arn("truststore/partners/1a2b3c4d5e6f7a8b") } },
    clientSecrets: { login: "secret" },
    certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
  };
  const program = () =>
    clusters.map(({ loadBalancer }, index) => {
      const settings = loadBalancer as LoadBalancerInput;
      return new LoadBalancer(`good-${index}`, { ...settings, ...wiring, accessLogs: false });
    });
  const { refusals, registrations } = await recordOnTwin(program);
  assert.deepEqual(refusals, []);
  const count = registrations.filter(({ type }) => type === "aws:lb/listener:Listener").length;
  assert.equal(count, 2 * clusters.length);
});

test("what a parse gives of a function's group is taken by the next parse", () => {
  const spare = { targetType: "lambda", function: { arn: "arn:aws:lambda:eu-west-1:123456789012:function:hello" } };
  const given = changed("alb", { "nodeGroups.spare": undefined, "targetGroups.spare": spare });
  const { cluster } = parseStackConfig({ cluster: given }, "test");
  assert.equal(cluster.targetGroups["spare"]?.port, 8080);
  assert.doesNotThrow(() => parseStackConfig({ cluster }, "test"));
});
