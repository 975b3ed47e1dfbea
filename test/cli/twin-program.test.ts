import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { kubernetesTwinOf } from "../../cli/kubernetes-twin";
import { isKubernetesStack } from "../../cli/stack-values";
import { withTwinEndpoint } from "../../cli/twin-program";
import { isTwinProgram, isTwinStack } from "../../cli/twin-stack";

const locate = () => ({ file: "stacks/Pulumi.local.yaml", line: 4 });
const files = (config: Record<string, string>) => ({ config, project: "own", stack: "local", secretKeys: [], locate });

describe("a program without a spec on the twin (case programs-on-the-twin)", () => {
  it("is one whose stack's file has vipkit:twin and no vipkit:cluster", () => {
    assert.equal(isTwinStack(files({ "aws:region": "us-east-1", "vipkit:twin": "{}" })), true);
    assert.equal(isTwinProgram(files({ "vipkit:twin": "" })), true);
    assert.equal(isTwinStack(files({ "aws:region": "us-east-1" })), false);
    assert.equal(isTwinStack(files({ "vipkit:twin": "{}", "vipkit:cluster": '{"provider":"aws"}' })), false);
  });

  it("gets the twin as the endpoint of its default provider, and keeps all else of its file", () => {
    const text = "# mine\nconfig:\n  aws:region: us-east-1\n  vipkit:twin: { bootTime: 0 }\n";
    const made = withTwinEndpoint(files({ "vipkit:twin": '{"bootTime":0}' }), text);
    assert.match(made, /^# mine\n/);
    const { config } = parse(made) as { config: Record<string, unknown> };
    assert.equal(config["aws:region"], "us-east-1");
    assert.deepEqual(config["aws:endpoints"], [{ sts: "unix:.vipkit/twin/local?bootTime=0&metricPeriod=60" }]);
    assert.equal(config["aws:accessKey"], "twin");
  });

  it("is for Kubernetes where its twin says so (case programs-on-the-twin)", () => {
    const own = files({ "vipkit:twin": '{"platform":"kubernetes","images":{"shop:1":["node","a b.js"]}}' });
    assert.equal(isTwinStack(own) && isTwinProgram(own) && isKubernetesStack(own), true);
    assert.deepEqual(kubernetesTwinOf(own).images, { "shop:1": ["node", "a b.js"] });
    const wrong = (twin: string) => () => kubernetesTwinOf(files({ "vipkit:twin": twin }));
    assert.throws(
      wrong('{"images":{"shop:1":"node"}}'),
      /yaml:4 vipkit:twin\.images\S*shop:1\S*: not a list, got "node"/,
    );
    assert.throws(wrong('{"bootTime":1}'), /:4 vipkit:twin\.bootTime: unknown option/);
    assert.throws(wrong('{"platform":"nomad"}'), /:4 vipkit:twin\.platform: /);
    assert.equal(isKubernetesStack(files({ "vipkit:twin": "{}" })), false);
    assert.equal(isKubernetesStack(files({ "vipkit:twin": "" })), false);
  });

  it("says what is wrong with vipkit:twin", () => {
    const wrong = (twin: string) => () => withTwinEndpoint(files({ "vipkit:twin": twin }), "config: {}\n");
    assert.throws(
      wrong('{"bootTime":"soon"}'),
      /: stacks\/Pulumi\.local\.yaml:4 vipkit:twin\.bootTime: not a number, got "soon"/,
    );
    assert.throws(wrong('{"botTime":1}'), /: stacks\/Pulumi\.local\.yaml:4 vipkit:twin\.botTime: /);
    assert.throws(wrong("yes"), /: stacks\/Pulumi\.local\.yaml:4 vipkit:twin: /);
  });
});
