import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { getServiceAccountOutput } from "@pulumi/aws/elb";
import * as lb from "@pulumi/aws/lb";
import { Provider } from "@pulumi/aws/provider";
import * as s3 from "@pulumi/aws/s3";
import type * as pulumi from "@pulumi/pulumi";
import { type Graph } from "../../model/graph";
import { partitionOf } from "../../platforms/aws/regions/partition";
import { evaluate } from "../../policies/evaluate";
import { graphOfPlan } from "../../policies/plan-graph";
import { rules } from "../../policies/rules";
import { classOf, contextOf, levelIn, noSettings } from "../../policies/settings";
import { graphOfState } from "../../policies/state-graph";
import { recordOnTwin } from "../support/on-twin";

const project = { project: "vipkit", stack: "prod" };

/** What does not hold, as `rule resource`. */
function failing(graph: Graph, only: string): readonly string[] {
  const environment = classOf("prod", noSettings);
  return evaluate(
    graph,
    rules.filter(({ id }) => id === only),
    {
      exemptions: [],
      levelOf: (rule) => levelIn(rule, environment, noSettings),
      context: contextOf(environment, noSettings),
    },
  )
    .results.filter(({ verdict }) => verdict !== "pass")
    .map(({ rule, name, verdict }) => `${verdict} ${rule} ${name}`)
    .sort();
}

/** A balancer in a region, and a bucket that lets the account of another one write. */
function logging(name: string, region: string, accountOf: string, opts: pulumi.CustomResourceOptions = {}) {
  const account = getServiceAccountOutput({ region: accountOf }).id;
  const bucket = new s3.Bucket(name, { bucket: `logs-of-${name}` }, opts);
  const policy = account.apply((id) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:${partitionOf(region)}:iam::${id}:root` },
          Action: "s3:PutObject",
          Resource: `arn:${partitionOf(region)}:s3:::logs-of-${name}/AWSLogs/*`,
        },
      ],
    }),
  );
  new s3.BucketPolicy(name, { bucket: bucket.id, policy }, opts);
  new lb.LoadBalancer(
    name,
    { subnets: ["subnet-1", "subnet-2"], accessLogs: { bucket: bucket.id, enabled: true } },
    opts,
  );
}

describe("balancer-log-bucket-admits knows the region of the provider that makes the balancer", () => {
  const only = "balancer-log-bucket-admits";

  it("of several in one program", async () => {
    const region = "eu-central-1";
    const program = () => {
      const east = new Provider("east", { region: "us-east-1" });
      const china = new Provider("china", { region: "cn-north-1" });
      logging("default-right", "eu-central-1", "eu-central-1");
      logging("default-wrong", "eu-central-1", "us-east-1");
      logging("east-right", "us-east-1", "us-east-1", { provider: east });
      logging("china-right", "cn-north-1", "cn-north-1", { provider: china });
      logging("china-wrong", "cn-north-1", "eu-central-1", { provider: china });
    };
    // In a preview what AWS would refuse is noted, and the program goes on.
    const { registrations, refusals } = await recordOnTwin(program, { ...project, region, preview: true });
    assert.deepEqual(refusals.map((text) => /"([\w-]+)": .*Access Denied for bucket/.exec(text)?.[1]).sort(), [
      "china-wrong",
      "default-wrong",
    ]);
    const resources = registrations.map((one) => ({ ...one, inputs: one.checkedInputs }));
    const graph = graphOfPlan({ ...project, region, resources });
    assert.deepEqual(failing(graph, only), [`fail ${only} china-wrong`, `fail ${only} default-wrong`]);
  });

  it("of an exported state, where the default provider is a resource", () => {
    const urn = (type: string, name: string) => `urn:pulumi:prod::shop::${type}::${name}`;
    const provider = (name: string, region: string) => ({
      ...{ urn: urn("pulumi:providers:aws", name), type: "pulumi:providers:aws", id: `${name}-id`, custom: true },
      inputs: { region },
    });
    const made = (type: string, name: string, by: string, inputs: object) => ({
      ...{ urn: urn(type, name), type, custom: true, id: name, inputs, outputs: inputs },
      provider: `${urn("pulumi:providers:aws", by)}::${by}-id`,
    });
    const policy = (account: string) =>
      JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: account },
            Action: "s3:PutObject",
            Resource: "arn:aws:s3:::*/AWSLogs/*",
          },
        ],
      });
    const site = (name: string, by: string, account: string) => [
      made("aws:s3/bucket:Bucket", `${name}-logs`, by, { bucket: `${name}-logs` }),
      made("aws:s3/bucketPolicy:BucketPolicy", `${name}-policy`, by, {
        bucket: `${name}-logs`,
        policy: policy(account),
      }),
      made("aws:lb/loadBalancer:LoadBalancer", name, by, { accessLogs: { bucket: `${name}-logs`, enabled: true } }),
    ];
    const graph = graphOfState({
      version: 3,
      deployment: {
        resources: [
          provider("default_7_48_0", "us-east-1"),
          provider("there", "eu-west-1"),
          ...site("right", "default_7_48_0", "127311923021"),
          ...site("wrong", "default_7_48_0", "156460612806"),
          ...site("there-right", "there", "156460612806"),
        ],
      },
    });
    assert.deepEqual(failing(graph, only), [`fail ${only} wrong`]);
  });
});
