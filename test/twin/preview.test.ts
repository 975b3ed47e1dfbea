import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { root } from "../../tools/setup";
import type { Json } from "../../twin/contract/resources";
import { toJson, unknownValue } from "../../twin/control/values";
import { createTwinMocks, type TwinMocks } from "../../twin/mocks";
import { anything } from "../../twin/offline/anything";
import { madeUpDigits, madeUpMember, madeUpNumber, withoutMadeUp } from "../../twin/offline/made-up";

const region = "eu-central-1";
const preview = () => createTwinMocks({ preview: true, folder: root, region });

const make = (mocks: TwinMocks, type: string, inputs: object, name = "it") =>
  mocks.answer({
    type,
    name,
    urn: mocks.urnOf(undefined, type, name),
    custom: true,
    inputs: JSON.parse(JSON.stringify(inputs)),
  });

describe("a preview", () => {
  it("records a type of any provider with its inputs, and knows nothing else of it", () => {
    for (const type of [
      "aws:glue/job:Job",
      "random:index/randomId:RandomId",
      "pulumi-nodejs:dynamic:Resource",
      "a:b:C",
    ]) {
      const mocks = preview();
      assert.deepEqual(make(mocks, type, { size: 4 }), {
        urn: `urn:pulumi:test::vipkit::${type}::it`,
        id: "",
        inputs: { size: 4 },
        outputs: { size: 4 },
      });
      assert.deepEqual(mocks.refused, []);
    }
  });

  it("knows nothing of what a remote component puts out", () => {
    const mocks = preview();
    const urn = mocks.urnOf(undefined, "awsx:ec2:Vpc", "net");
    const answer = mocks.answer({
      type: "awsx:ec2:Vpc",
      name: "net",
      urn,
      custom: false,
      remote: true,
      inputs: { a: 1 },
    });
    assert.deepEqual(answer.outputs, {});
  });

  it("notes what the vendor refuses, and goes on", () => {
    const mocks = preview();
    make(mocks, "aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/8" }, "wide");
    make(mocks, "aws:lb/targetGroup:TargetGroup", { port: 70_000, protocol: "HTTP", vpcId: "vpc-1" }, "group");
    assert.equal(mocks.refused.length, 2);
    assert.match(mocks.refusals.join("\n"), /Vpc "wide".*\n.*TargetGroup "group"/);
  });

  it("says nothing of what it has made up itself", () => {
    const mocks = preview();
    const { ids } = mocks.invoke("aws:ec2/getSubnets:getSubnets", {});
    const balancer = make(mocks, "aws:lb/loadBalancer:LoadBalancer", { subnets: ids ?? null });
    assert.deepEqual(mocks.refused, []);
    assert.equal(balancer.inputs.subnets, unknownValue);
  });

  it("takes a token for what it is an alias of", () => {
    const mocks = preview();
    for (const type of ["aws:alb/targetGroup:TargetGroup", "aws:elasticloadbalancingv2/targetGroup:TargetGroup"]) {
      const made = make(mocks, type, { port: 80, protocol: "HTTP", vpcId: "vpc-1" }, type.slice(4, 7));
      assert.match(made.id, /^arn:aws:elasticloadbalancing:eu-central-1/);
    }
    assert.equal(make(mocks, "aws:s3/bucketV2:BucketV2", { bucket: "logs-a" }).id, "logs-a");
  });

  it("reads a policy document as text or as an object", () => {
    const mocks = preview();
    const document = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    };
    for (const assumeRolePolicy of [document, JSON.stringify(document)])
      assert.equal(
        make(mocks, "aws:iam/role:Role", { assumeRolePolicy }, typeof assumeRolePolicy).inputs.assumeRolePolicy,
        JSON.stringify(document),
      );
    assert.deepEqual(mocks.refused, []);
  });
});

/** A question, the parts of its answer that a program reads, and what they look like. */
const lookUps: readonly (readonly [token: string, args: Record<string, Json>, paths: string, text: RegExp])[] = [
  ["aws:ec2/getVpc:getVpc", { default: true }, "id cidrBlock", /^vpc-\w+ 172\.31\.0\.0\/16$/],
  ["aws:ec2/getVpc:getVpc", { id: "vpc-9" }, "id cidrBlock", /^vpc-9 198\.18/],
  [
    "aws:ec2/getSubnets:getSubnets",
    { filters: [{ name: "vpc-id", values: ["vpc-9"] }] },
    "ids.0 ids.2",
    /^subnet-\w+ subnet-/,
  ],
  ["aws:ec2/getSubnetIds:getSubnetIds", { vpcId: "vpc-9" }, "ids.0", /^subnet-/],
  ["aws:ec2/getSubnet:getSubnet", { id: "subnet-9" }, "id vpcId", /^subnet-9 vpc-/],
  ["aws:ec2/getSecurityGroup:getSecurityGroup", { name: "default" }, "id name", /^sg-\w+ default$/],
  ["aws:ec2/getAmi:getAmi", { owners: ["amazon"] }, "id", /^ami-/],
  ["aws:route53/getZone:getZone", { name: "Example.com." }, "zoneId name", /^Z[0-9A-F]+ example\.com$/],
  [
    "aws:acm/getCertificate:getCertificate",
    { domain: "a.example.com" },
    "arn",
    /^arn:aws:acm:eu-central-1:\d{12}:certificate\/[0-9a-f]{8}-/,
  ],
  ["aws:index/getCallerIdentity:getCallerIdentity", {}, "accountId", /^\d{12}$/],
  ["aws:index/getRegion:getRegion", {}, "name", /^eu-central-1$/],
  ["aws:index/getAvailabilityZones:getAvailabilityZones", {}, "names.0 names.1", /^eu-central-1a eu-central-1b$/],
  ["aws:ecr/getAuthorizationToken:getAuthorizationToken", {}, "userName authorizationToken", /^AWS QVdT/],
  ["aws:eks/getCluster:getCluster", { name: "c" }, "endpoint certificateAuthorities.0.data", /example\.com QVdT/],
  ["aws:ssm/getParameter:getParameter", { name: "/my/own" }, "name value", /^\/my\/own \w+/],
  ["aws:s3/getBucket:getBucket", { bucket: "logs" }, "arn", /^arn:aws:s3:::logs$/],
  ["aws:iam/getRole:getRole", { name: "r" }, "arn", /^arn:aws:iam::\d{12}:role\/r$/],
  ["aws:kms/getAlias:getAlias", { name: "alias/x" }, "targetKeyArn", /^arn:aws:kms:/],
  ["aws:alb/getLoadBalancer:getLoadBalancer", { name: "web" }, "dnsName arn", /example\.com arn:/],
  ["aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "s" }, "secretString", /^\w+$/],
  ["aws:rds/getInstance:getInstance", { dbInstanceIdentifier: "d" }, "endpoint", /example\.com$/],
  ["nobody:index:getThing", { a: "1" }, "id a", /^\w+ 1$/],
];

const at = (value: Json, path: string): Json =>
  path.split(".").reduce<Json>((found, key) => {
    const next: unknown = typeof found === "object" && found !== null ? Reflect.get(found, key) : null;
    return toJson(next);
  }, value);

describe("a look-up without a model", () => {
  for (const [token, args, paths, text] of lookUps) {
    it(`${token} ${JSON.stringify(args)}`, () => {
      const answer = preview().invoke(token, args);
      assert.match(
        paths
          .split(" ")
          .map((path) => String(at(answer, path)))
          .join(" "),
        text,
      );
    });
  }

  it("is unknown where it is recorded, in whatever text, list or document it has come to", () => {
    const [one, several] = [`sg-${madeUpDigits("a")}`, ["a", "b"].map((zone) => `subnet-${madeUpMember(zone)}`)];
    assert.equal(withoutMadeUp(one), unknownValue);
    assert.equal(withoutMadeUp(one.toUpperCase()), unknownValue);
    assert.equal(withoutMadeUp(`http://${one}.x`), unknownValue);
    assert.equal(withoutMadeUp("198.18.4.0/24"), unknownValue);
    assert.equal(withoutMadeUp(madeUpNumber(80)), unknownValue);
    assert.equal(withoutMadeUp(several), unknownValue);
    assert.deepEqual(withoutMadeUp([one, "sg-own"]), [unknownValue, "sg-own"]);
    assert.deepEqual(withoutMadeUp({ a: { b: one }, c: 1.5 }), { a: { b: unknownValue }, c: 1.5 });
    const document = JSON.stringify({ Resource: one });
    assert.equal(withoutMadeUp(document), document);
  });
});

it("a value of unknown shape is a text, a list and an object at once", () => {
  const value = anything("vpc");
  const get = (...path: readonly string[]) =>
    path.reduce<unknown>((found, key) => Reflect.get(Object(found), key), value);
  const call = (name: string, ...args: unknown[]): unknown => Reflect.apply(get(name) as () => unknown, value, args);
  assert.equal(`${String(value)}`, madeUpDigits("vpc"));
  assert.deepEqual(
    call("map", () => 1),
    [1, 1],
  );
  assert.equal([...(value as Iterable<unknown>)].length, 2);
  assert.equal(get("a", "b", "__pulumiUnknown"), true);
  assert.deepEqual(call("split", "-"), [madeUpDigits("vpc")]);
  assert.equal(get("then"), undefined);
  assert.equal(JSON.stringify({ value }), `{"value":"${madeUpDigits("vpc")}"}`);
});
