import assert from "node:assert/strict";
import { test } from "node:test";
import { planExpiry } from "../../components/aws/load-balancer/access-logs";
import { planLogBucketPolicy } from "../../components/aws/load-balancer/log-delivery";

const bucket = { bucketArn: "arn:aws:s3:::logs", accountId: "123456789012" };

function delivery(type: "application" | "network", region: string) {
  return planLogBucketPolicy({ ...bucket, type, region }).Statement.filter(({ Effect }) => Effect === "Allow");
}

test("an older region delivers from the balancer's own account", () => {
  assert.deepEqual(delivery("application", "eu-west-1"), [
    {
      Sid: "BalancerLogDelivery",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::156460612806:root" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/123456789012/*",
    },
  ]);
});

test("what is logged beside access is written by the service, below prefixes of its own, in every region", () => {
  const kinds = ["accessLogs", "connectionLogs", "healthCheckLogs"] as const;
  const statements = (region: string) =>
    planLogBucketPolicy({ ...bucket, type: "application", region, kinds }).Statement.filter(
      ({ Effect }) => Effect === "Allow",
    );
  const further = ["connections", "health-checks"].map(
    (prefix) => `arn:aws:s3:::logs/${prefix}/AWSLogs/123456789012/*`,
  );
  const [access, others] = statements("eu-west-1");
  assert.equal(access?.Resource, "arn:aws:s3:::logs/AWSLogs/123456789012/*");
  assert.deepEqual(others?.Resource, further);
  assert.deepEqual(others?.Principal, { Service: "logdelivery.elasticloadbalancing.amazonaws.com" });
  const [all, ...none] = statements("eu-central-2");
  assert.deepEqual([all?.Resource, none], [["arn:aws:s3:::logs/AWSLogs/123456789012/*", ...further], []]);
});

test("each kind of log is kept as long as it should be", () => {
  const rules = (retention: Parameters<typeof planExpiry>[0]) =>
    planExpiry(retention).map(({ id, filter, expiration }) => [id, filter.prefix, expiration.days]);
  assert.deepEqual(rules({ accessLogs: 30 }), [["expire", "", 30]]);
  assert.deepEqual(rules({ accessLogs: 30, connectionLogs: 7, healthCheckLogs: 14 }), [
    ["expire-access", "AWSLogs/", 30],
    ["expire-connections", "connections/", 7],
    ["expire-health-checks", "health-checks/", 14],
  ]);
  assert.deepEqual(rules({ connectionLogs: 7 }), [["expire-connections", "connections/", 7]]);
});

test("China and GovCloud have partitions of their own", () => {
  const principal = (region: string) => JSON.stringify(delivery("application", region)[0]?.Principal);
  assert.match(principal("cn-north-1"), /arn:aws-cn:iam::638102146993:root/);
  assert.match(principal("us-gov-west-1"), /arn:aws-us-gov:iam::048591011584:root/);
});

test("a newer region delivers through the service, for this account's balancers only", () => {
  assert.deepEqual(delivery("application", "eu-central-2"), [
    {
      Sid: "BalancerLogDelivery",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/123456789012/*",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:eu-central-2:123456789012:loadbalancer/*" },
      },
    },
  ]);
});

test("the sovereign cloud delivers through the same services, in a partition of its own", () => {
  const region = "eusc-de-east-1";
  const [application] = delivery("application", region);
  assert.deepEqual(application?.Principal, { Service: "logdelivery.elasticloadbalancing.amazonaws.com" });
  assert.match(JSON.stringify(application), /"arn:aws-eusc:elasticloadbalancing:eusc-de-east-1:123456789012:/);
  const [network] = delivery("network", region);
  assert.deepEqual(network?.Principal, { Service: "delivery.logs.amazonaws.com" });
  assert.match(JSON.stringify(network), /"arn:aws-eusc:logs:eusc-de-east-1:123456789012:\*"/);
});

test("a network balancer delivers through the log service, which may read the bucket's ACL as well", () => {
  const statements = delivery("network", "eu-west-1");
  assert.deepEqual(
    statements.map(({ Sid, Action, Principal }) => ({ Sid, Action, Principal })),
    [
      {
        Sid: "BalancerLogDelivery",
        Action: "s3:PutObject",
        Principal: { Service: "delivery.logs.amazonaws.com" },
      },
      {
        Sid: "BalancerLogAclCheck",
        Action: "s3:GetBucketAcl",
        Principal: { Service: "delivery.logs.amazonaws.com" },
      },
    ],
  );
});

test("whatever the region, plain HTTP is denied for the bucket and all in it", () => {
  for (const region of ["eu-west-1", "eu-central-2", "cn-north-1"]) {
    const denied = planLogBucketPolicy({ ...bucket, type: "application", region }).Statement.find(
      ({ Sid }) => Sid === "TlsOnly",
    );
    assert.deepEqual(denied, {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  }
});
