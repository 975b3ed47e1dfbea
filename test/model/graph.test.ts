import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toValue, toValues } from "../../engine/wire/values";
import { type Graph, Secret, UnknownValueError } from "../../model/graph";
import { canonicalType } from "../../platforms/aws/catalog/canonical-type";
import { graphOfResource, graphOfStack } from "../../platforms/graph";
import { graphOfPlan } from "../../policies/plan-graph";
import { graphOfState } from "../../policies/state-graph";

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const listener = "aws:alb/listener:Listener";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const urn = (type: string, name: string) => `urn:pulumi:prod::shop::${type}::${name}`;

const only = (graph: Graph) => {
  const [view] = graph.resources;
  assert.ok(view);
  return view;
};

const viewOf = (props: object) =>
  only(
    graphOfResource({
      type: listener,
      name: "https",
      urn: urn(listener, "https"),
      parent: undefined,
      props: toValues(props),
    }),
  );

describe("types", () => {
  test("have one name, whatever a program calls them", () => {
    for (const module of ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"]) {
      assert.equal(canonicalType(`aws:${module}/listener:Listener`), "aws:lb/listener:Listener");
    }
    assert.equal(canonicalType("aws:s3/bucketV2:BucketV2"), "aws:s3/bucket:Bucket");
    assert.equal(canonicalType("aws:wafv2/webAcl:WebAcl"), "aws:wafv2/webAcl:WebAcl");
    assert.equal(canonicalType("vipkit:network:Network"), "vipkit:network:Network");
    assert.equal(canonicalType("pulumi:pulumi:Stack"), "pulumi:pulumi:Stack");
  });
});

describe("values", () => {
  test("are read by path, through lists of one, numbers and flags as text", () => {
    const view = viewOf({ healthCheck: [{ interval: "5" }], port: 443, on: "true", off: false, names: ["a", "b"] });
    assert.equal(view.number("healthCheck.interval"), 5);
    assert.equal(view.number("port"), 443);
    assert.equal(view.flag("on"), true);
    assert.equal(view.flag("off"), false);
    assert.deepEqual(view.texts("names"), ["a", "b"]);
    assert.equal(view.items("healthCheck")[0]?.path, "healthCheck[0]");
    assert.equal(view.text("nothing.at.all"), undefined);
    assert.equal(view.has("nothing"), false);
    assert.deepEqual(view.items("port").length, 1);
  });

  test("that are unknown say so when they are read, and no sooner", () => {
    const view = viewOf({ actions: [{ arn: unknownText, weight: 1 }], list: unknownText });
    const [action] = view.items("actions");
    assert.equal(action?.number("weight"), 1);
    assert.throws(
      () => action?.text("arn"),
      (error) => error instanceof UnknownValueError && error.property === "actions[0].arn" && error.why === "unknown",
    );
    assert.throws(() => view.items("list"), UnknownValueError);
    assert.throws(() => view.text("list.0.deeper"), UnknownValueError);
    assert.equal(view.has("list"), true);
  });

  test("of a list of several are read one by one, and by no path that would pass over the others", () => {
    const view = viewOf({ rules: [{ days: 1 }, { days: 2 }], one: [{ days: 3 }], none: [] });
    assert.deepEqual(
      view.items("rules").map((rule) => rule.number("days")),
      [1, 2],
    );
    assert.equal(view.number("rules.1.days"), 2);
    assert.equal(view.number("one.days"), 3);
    assert.equal(view.number("none.days"), undefined);
    assert.equal(view.at("rules.days").isKnown, false);
    for (const read of [() => view.number("rules.days"), () => view.at("rules.days").text("deeper")]) {
      assert.throws(
        read,
        (error) => error instanceof UnknownValueError && /^rules\.days: which of 2 entries/.test(error.message),
      );
    }
  });

  test("that are secret open where their value is there, and say so where it is not", () => {
    const view = viewOf({ open: { ...secretMark, value: "x" }, shut: { ...secretMark, ciphertext: "v1:abc" } });
    assert.ok(view.resource.inputs.open instanceof Secret);
    assert.equal(view.text("open"), "x");
    assert.throws(
      () => view.text("shut"),
      (error) => error instanceof UnknownValueError && error.why === "secret",
    );
    assert.ok(toValue({ ...secretMark, plaintext: '"y"' }) instanceof Secret);
  });
});

describe("one stack, told in three ways", () => {
  const props = (arn: string) => ({ loadBalancerArn: arn, port: 443 });
  const balancerProps = { name: "shop" };

  const planned = (id: string | undefined, arn: string) =>
    graphOfPlan({
      project: "shop",
      stack: "prod",
      resources: [
        { type: balancer, name: "lb", id, inputs: balancerProps, propertyDependencies: {} },
        {
          type: listener,
          name: "https",
          id: undefined,
          inputs: props(arn),
          propertyDependencies: { loadBalancerArn: id ? [] : [urn(balancer, "lb")] },
        },
      ].map((one) => ({ ...one, urn: urn(one.type, one.name), parent: undefined, custom: true })),
    });

  const lb = { type: balancer, name: "lb", urn: urn(balancer, "lb"), parent: undefined };
  const stacked = graphOfStack(
    [
      { ...lb, props: toValues(balancerProps), references: {} },
      {
        type: listener,
        name: "https",
        urn: urn(listener, "https"),
        props: toValues({ ...props(unknownText), arn: unknownText }),
        parent: undefined,
        references: { loadBalancerArn: [lb.urn] },
      },
    ],
    new Map([[urn(listener, "https"), { loadBalancerArn: toValue(unknownText), port: 443 }]]),
  );

  const state = (extra: readonly object[] = []) =>
    graphOfState({
      version: 3,
      deployment: {
        resources: [
          {
            urn: urn(balancer, "lb"),
            type: balancer,
            custom: true,
            id: "arn:lb",
            inputs: balancerProps,
            outputs: { arn: "arn:lb" },
          },
          {
            urn: urn(listener, "https"),
            type: listener,
            custom: true,
            id: "arn:https",
            inputs: props("arn:lb"),
            outputs: {},
            propertyDependencies: { loadBalancerArn: null },
          },
          ...extra,
        ],
      },
    });

  const graphs = {
    "a plan with ids": planned("arn:lb", "arn:lb"),
    "a plan without": planned(undefined, unknownText),
    "the engine's preview": stacked,
    "an exported state": state(),
  };
  for (const [title, graph] of Object.entries(graphs)) {
    test(`joins the same: ${title}`, () => {
      assert.equal(graph.stack, "prod");
      assert.equal(graph.project, "shop");
      const [https] = graph.ofType("aws:lb/listener:Listener");
      assert.ok(https);
      assert.equal(https.resource.token, listener);
      assert.equal(https.number("port"), 443);
      assert.equal(https.has("arn"), false, "inputs only");
      const [behind] = graph.dependenciesOf(https, "loadBalancerArn", balancer);
      assert.equal(behind?.resource.name, "lb");
      assert.deepEqual(graph.dependenciesOf(https, "loadBalancerArn", "aws:ec2/vpc:Vpc"), []);
      assert.ok(behind);
      assert.deepEqual(graph.dependents(behind, "aws:lb/listener:Listener", "loadBalancerArn"), [https]);
      assert.deepEqual(graph.dependents(behind, "aws:lb/listener:Listener", "other"), []);
      assert.equal(graph.find(behind.resource.urn), behind);
    });
  }

  test("leaves out what is on its way out, and what is only read", () => {
    const other = { urn: urn(balancer, "old"), type: balancer, custom: true, id: "arn:old", inputs: {} };
    assert.equal(
      state([
        { ...other, delete: true },
        { ...other, external: true },
      ]).resources.length,
      2,
    );
  });

  test("refuses what is no state", () => {
    assert.throws(() => graphOfState({ resources: [] }));
  });

  test("hides the secrets that a plan names", () => {
    const resource = {
      urn: urn(balancer, "lb"),
      type: balancer,
      name: "lb",
      parent: undefined,
      custom: true,
      id: undefined,
    };
    const graph = graphOfPlan({
      project: "shop",
      stack: "prod",
      resources: [{ ...resource, inputs: { name: "x", other: "y" }, propertyDependencies: {}, secrets: ["name"] }],
    });
    assert.ok(only(graph).resource.inputs.name instanceof Secret);
    assert.equal(only(graph).resource.inputs.other, "y");
  });
});
