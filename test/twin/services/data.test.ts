import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import {
  Account,
  forwardTo,
  makeBalancer,
  makeListener,
  makeSite,
  makeTargetGroup,
  refuses,
  str,
} from "../../support/account";

describe("data sources", () => {
  it("tells account, region, partition and zones", () => {
    const account = new Account();
    assert.equal(account.invoke("aws:index/getCallerIdentity:getCallerIdentity").accountId, "123456789012");
    assert.deepEqual(account.invoke("aws:index/getPartition:getPartition"), {
      id: "aws",
      partition: "aws",
      dnsSuffix: "amazonaws.com",
      reverseDnsPrefix: "com.amazonaws",
    });
    const china = new Account({ region: "cn-north-1" });
    assert.equal(china.invoke("aws:index/getPartition:getPartition").dnsSuffix, "amazonaws.com.cn");
    const sovereign = new Account({ region: "eusc-de-east-1" }).invoke("aws:index/getPartition:getPartition");
    assert.deepEqual([sovereign.partition, sovereign.dnsSuffix], ["aws-eusc", "amazonaws.eu"]);
    const region = account.invoke("aws:index/getRegion:getRegion");
    assert.deepEqual([region.id, region.name, region.region], ["eu-west-1", "eu-west-1", "eu-west-1"]);
    const zones = account.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {
      excludeNames: ["eu-west-1b"],
    });
    assert.deepEqual(
      [zones.names, zones.zoneIds],
      [
        ["eu-west-1a", "eu-west-1c"],
        ["euw1-az1", "euw1-az3"],
      ],
    );
  });

  it("finds a public image by its parameter: the same every time, another in another region", () => {
    const name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
    const image = (account: Account, wanted = name) =>
      account.invoke("aws:ssm/getParameter:getParameter", { name: wanted }).value;
    assert.match(str(image(new Account())), /^ami-[0-9a-f]{17}$/);
    assert.equal(image(new Account()), image(new Account()));
    assert.notEqual(image(new Account()), image(new Account({ region: "us-east-1" })));
    assert.notEqual(image(new Account()), image(new Account(), name.replace("arm64", "x86_64")));
    refuses("ParameterNotFound", () => image(new Account(), "/own/none"), /\/own\/none/);
    const account = new Account();
    account.make("parameter", { name: "/own/a", type: "SecureString", value: "secret" });
    const found = account.invoke("aws:ssm/getParameter:getParameter", { name: "/own/a" });
    assert.deepEqual([found.value, found.insecureValue, found.type], ["secret", "", "SecureString"]);
    const described = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended";
    assert.equal(JSON.parse(String(image(account, described))).image_id, image(account, `${described}/image_id`));
  });

  it("finds networks by id, range, tag and filter", () => {
    const account = new Account();
    const { vpc, subnetIds, group } = makeSite(account);
    makeSite(account, "other", 30);
    const ids = (filters: Props[]) => account.invoke("aws:ec2/getSubnets:getSubnets", { filters }).ids;
    assert.deepEqual(ids([{ name: "vpc-id", values: [vpc.id] }]), [...subnetIds]);
    assert.deepEqual(
      ids([
        { name: "vpc-id", values: [vpc.id] },
        { name: "availability-zone", values: ["*b"] },
      ]),
      [subnetIds[1]],
    );
    assert.equal(account.invoke("aws:ec2/getVpc:getVpc", { cidrBlock: "10.20.0.0/16" }).id, vpc.id);
    assert.equal(account.invoke("aws:ec2/getVpc:getVpc", { id: vpc.id }).cidrBlock, "10.20.0.0/16");
    refuses("TooManyResults", () => account.invoke("aws:ec2/getVpc:getVpc"), /multiple EC2 VPCs matched/);
    refuses(
      "InvalidVpcID.NotFound",
      () => account.invoke("aws:ec2/getVpc:getVpc", { id: "vpc-0" }),
      /no matching EC2 VPC/,
    );
    const subnet = account.invoke("aws:ec2/getSubnet:getSubnet", { id: subnetIds[0] });
    assert.deepEqual([subnet.availabilityZone, subnet.availableIpAddressCount], ["eu-west-1a", 251]);
    assert.equal(
      account.invoke("aws:ec2/getSecurityGroup:getSecurityGroup", { name: "site-group", vpcId: vpc.id }).id,
      group.id,
    );
  });

  it("reads live weights from a listener and from a rule", () => {
    const account = new Account();
    const site = makeSite(account);
    const [blue, green] = [makeTargetGroup(account, site), makeTargetGroup(account, site, {}, "green")];
    const balancer = makeBalancer(account, site, { tags: { cluster: "vip" } });
    const listener = makeListener(account, balancer, forwardTo({ [blue.id]: 90, [green.id]: 10 }));
    const conditions = [{ pathPattern: { values: ["/a"] } }, { queryStrings: [{ key: "v", value: "2" }] }];
    account.make("rule", {
      listenerArn: listener.id,
      priority: 7,
      conditions,
      actions: [{ type: "forward", targetGroupArn: green.id }],
    });
    assert.deepEqual(account.invoke("aws:lb/getLbs:getLbs", { tags: { cluster: "vip" } }).arns, [balancer.id]);
    assert.deepEqual(account.invoke("aws:lb/getLbs:getLbs", { tags: { cluster: "other" } }).arns, []);
    const found = account.invoke("aws:lb/getListener:getListener", { loadBalancerArn: balancer.id, port: 80 });
    const [action] = found.defaultActions as Props[];
    assert.deepEqual((action?.forwards as Props[])[0]?.targetGroups, [
      { arn: blue.id, weight: 90 },
      { arn: green.id, weight: 10 },
    ]);
    const rule = account.invoke("aws:lb/getListenerRule:getListenerRule", { listenerArn: listener.id, priority: 7 });
    const [forward] = ((rule.actions as Props[])[0]?.forwards ?? []) as Props[];
    assert.deepEqual(forward?.targetGroups, [{ arn: green.id, weight: 1 }]);
    assert.deepEqual((rule.conditions as Props[])[1]?.queryStrings, [{ values: [{ key: "v", value: "2" }] }]);
    refuses(
      "ListenerNotFound",
      () => account.invoke("aws:lb/getListener:getListener", { loadBalancerArn: balancer.id, port: 81 }),
      /not found/,
    );
    refuses("RuleNotFound", () =>
      account.invoke("aws:lb/getListenerRule:getListenerRule", { listenerArn: listener.id, priority: 8 }),
    );
    assert.equal(
      account.invoke("aws:lb/getLoadBalancer:getLoadBalancer", { name: "vip" }).dnsName,
      balancer.outputs.dnsName,
    );
    assert.deepEqual(account.invoke("aws:lb/getTargetGroup:getTargetGroup", { arn: blue.id }).loadBalancerArns, [
      balancer.id,
    ]);
  });

  it("knows who delivers logs, and the zone that aliases name", () => {
    const account = new Account();
    assert.equal(account.invoke("aws:elb/getServiceAccount:getServiceAccount").arn, "arn:aws:iam::156460612806:root");
    refuses("UnsupportedRegion", () =>
      account.invoke("aws:elb/getServiceAccount:getServiceAccount", { region: "eu-south-2" }),
    );
    const zone = (loadBalancerType: string) =>
      account.invoke("aws:lb/getHostedZoneId:getHostedZoneId", { loadBalancerType }).id;
    assert.deepEqual([zone("application"), zone("network")], ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"]);
  });

  it("writes policy documents", () => {
    const { json, minifiedJson } = new Account().invoke("aws:iam/getPolicyDocument:getPolicyDocument", {
      statements: [
        {
          sid: "Read",
          actions: ["s3:GetObject"],
          resources: ["a", "b"],
          principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] }],
        },
        { effect: "Deny", actions: ["*"], resources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] },
      ],
    });
    assert.deepEqual(JSON.parse(str(json)), JSON.parse(str(minifiedJson)));
    assert.deepEqual(JSON.parse(str(json)), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Principal: { Service: "ec2.amazonaws.com" },
          Action: "s3:GetObject",
          Resource: ["a", "b"],
          Condition: { StringEquals: { "aws:SourceAccount": "1" } },
        },
        { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
      ],
    });
  });
});

describe("a plan without an account", () => {
  it("takes foreign ids for the account's, and knows nothing of them", () => {
    const account = new Account({ externals: "assumed" });
    const balancer = account.make("balancer", {
      name: "vip",
      subnets: ["subnet-1", "subnet-2"],
      securityGroups: ["sg-1"],
    });
    const targets = account.make("targetGroup", { name: "blue", port: 80, protocol: "HTTP", vpcId: "vpc-1" });
    const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1";
    makeListener(account, balancer, forwardTo({ [targets.id]: 1 }), { port: 443, protocol: "HTTPS", certificateArn });
    account.make("ingress", { securityGroupId: "sg-1", ipProtocol: "-1", referencedSecurityGroupId: "sg-2" });
    const launchTemplate = { id: "lt-1", version: "3" };
    account.make("scaling", { name: "blue", minSize: 1, maxSize: 1, vpcZoneIdentifiers: ["subnet-1"], launchTemplate });
    assert.equal(balancer.outputs.vpcId, "");
  });

  it("still refuses what contradicts itself", () => {
    const account = new Account({ externals: "assumed" });
    refuses("InvalidVpc.Range", () => account.make("vpc", { cidrBlock: "10.0.0.0/8" }));
    refuses("ValidationError", () => account.make("balancer", { subnets: ["subnet-1"] }), /two subnets/);
  });
});
