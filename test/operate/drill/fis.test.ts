import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drillNames } from "../../../operate/drill/definitions";
import { type FisCluster, fisTemplate, isOnAws } from "../../../operate/drill/fis";

const cluster: FisCluster = {
  name: "shop",
  region: "eu-west-1",
  zone: "eu-west-1b",
  nodePorts: [8080, 8081],
  role: "arn:aws:iam::123456789012:role/fis",
  alarm: undefined,
  minutes: 5,
};

/** Resource types and target names that each action takes. Source: AWS FIS user guide, actions reference, read 2026-11-30. */
const taken: Readonly<
  Record<string, { readonly target: string; readonly type: string; readonly parameters: readonly string[] }>
> = {
  "aws:ec2:terminate-instances": { target: "Instances", type: "aws:ec2:instance", parameters: [] },
  "aws:ssm:send-command": {
    target: "Instances",
    type: "aws:ec2:instance",
    parameters: ["documentArn", "documentParameters", "duration"],
  },
  "aws:network:disrupt-connectivity": { target: "Subnets", type: "aws:ec2:subnet", parameters: ["duration", "scope"] },
};

describe("the experiment of AWS FIS", () => {
  for (const drill of drillNames.filter(isOnAws))
    test(`of ${drill} has actions that FIS has, on targets that they take`, () => {
      const template = fisTemplate(drill, cluster);
      assert.ok(template !== undefined && Object.keys(template.actions).length > 0);
      assert.ok(template.description.length <= 512);
      for (const { actionId, targets, parameters = {} } of Object.values(template.actions)) {
        const known = taken[actionId];
        assert.ok(known, actionId);
        assert.deepEqual(Object.keys(targets), [known.target]);
        assert.deepEqual(Object.keys(parameters).sort(), known.parameters);
        assert.equal(template.targets[targets[known.target] ?? ""]?.resourceType, known.type);
      }
    });

  test("is bounded by the cluster's tags, and ends by the alarm that is named", () => {
    const alarm = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:vip-at-risk";
    const template = fisTemplate("zoneLoss", { ...cluster, alarm });
    assert.deepEqual(template?.targets["subnets"], {
      resourceType: "aws:ec2:subnet",
      resourceTags: { "vipkit:cluster": "shop" },
      filters: [{ path: "AvailabilityZone", values: ["eu-west-1b"] }],
      selectionMode: "ALL",
    });
    assert.deepEqual(template?.stopConditions, [{ source: "aws:cloudwatch:alarm", value: alarm }]);
    assert.deepEqual(fisTemplate("nodeCrash", cluster)?.stopConditions, [{ source: "none" }]);
  });

  test("silences every port of a node, in the partition of its region", () => {
    const actions = Object.values(fisTemplate("nodeHang", { ...cluster, region: "cn-north-1" })?.actions ?? {});
    assert.deepEqual(
      actions.map(
        ({ parameters }) =>
          [parameters?.["documentArn"], JSON.parse(parameters?.["documentParameters"] ?? "")] as const,
      ),
      [8080, 8081].map((port) => [
        "arn:aws-cn:ssm:cn-north-1::document/AWSFIS-Run-Network-Blackhole-Port",
        {
          DurationSeconds: "300",
          InstallDependencies: "True",
          Protocol: "tcp",
          Port: `${port}`,
          TrafficType: "ingress",
        },
      ]),
    );
  });

  test("is none where FIS has no action", () => {
    assert.equal(fisTemplate("nodeDrain", cluster), undefined);
  });
});
