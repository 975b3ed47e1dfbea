import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeSite, refuses, str, type TypeName } from "../../support/account";

describe("VPC and subnets", () => {
  it("gives vendor-style ids, ARNs and the parts a VPC is born with", () => {
    const { outputs, id } = new Account().make("vpc", { cidrBlock: "10.20.0.0/16", tags: { team: "edge" } });
    assert.match(id, /^vpc-[0-9a-f]{17}$/);
    assert.equal(outputs.arn, `arn:aws:ec2:eu-west-1:123456789012:vpc/${id}`);
    assert.match(str(outputs.defaultSecurityGroupId), /^sg-/);
    assert.match(str(outputs.defaultNetworkAclId), /^acl-/);
    assert.equal(outputs.mainRouteTableId, outputs.defaultRouteTableId);
    assert.deepEqual(
      [outputs.enableDnsSupport, outputs.enableDnsHostnames, outputs.instanceTenancy],
      [true, false, "default"],
    );
    assert.deepEqual(
      [outputs.tagsAll, outputs.region, outputs.ownerId],
      [{ team: "edge" }, "eu-west-1", "123456789012"],
    );
  });

  it("hands out an IPv6 range only when asked", () => {
    const account = new Account();
    assert.equal(account.make("vpc", { cidrBlock: "10.1.0.0/16" }).outputs.ipv6CidrBlock, "");
    const dual = account.make("vpc", { cidrBlock: "10.2.0.0/16", assignGeneratedIpv6CidrBlock: true });
    assert.match(str(dual.outputs.ipv6CidrBlock), /^2001:db8:[0-9a-f]{4}:[0-9a-f]{2}00::\/56$/);
  });

  it("spreads subnets that name no zone, so that a balancer can be in them", () => {
    const account = new Account();
    const { id: vpcId } = account.make("vpc", { cidrBlock: "10.0.0.0/16" });
    const made = [0, 1, 2, 3].map((third) => account.make("subnet", { vpcId, cidrBlock: `10.0.${third}.0/24` }));
    assert.equal(made.map(({ outputs }) => str(outputs.availabilityZone).at(-1)).join(""), "abca");
  });

  it("tells the zone of a subnet by name and by id", () => {
    const { subnets } = makeSite(new Account());
    assert.deepEqual(
      subnets.map(({ outputs }) => outputs.availabilityZone),
      ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    );
    assert.deepEqual(
      subnets.map(({ outputs }) => outputs.availabilityZoneId),
      ["euw1-az1", "euw1-az2", "euw1-az3"],
    );
  });

  it("adopts the default security group of the VPC, once", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    const adopted = account.plane.create({
      type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      name: "d",
      urn: "urn:d",
      inputs: { vpcId: vpc.id },
    });
    assert.equal(adopted.id, vpc.outputs.defaultSecurityGroupId);
    assert.equal(adopted.outputs.name, "default");
  });

  const bad: readonly (readonly [code: string, TypeName, Props, RegExp])[] = [
    ["InvalidVpc.Range", "vpc", { cidrBlock: "10.0.0.0/8" }, /10\.0\.0\.0\/8.*\/16 to \/28/],
    ["InvalidVpc.Range", "vpc", { cidrBlock: "10.0.0.0/29" }, /invalid/],
    ["InvalidVpcID.NotFound", "subnet", { vpcId: "vpc-0", cidrBlock: "10.0.0.0/24" }, /vpc-0/],
    ["InvalidVpcID.NotFound", "igw", { vpcId: "vpc-0" }, /vpc-0/],
    ["InvalidVpcID.NotFound", "group", { vpcId: "vpc-0" }, /vpc-0/],
    ["InvalidSubnetID.NotFound", "nat", { subnetId: "subnet-0", allocationId: "eipalloc-0" }, /subnet-0/],
  ];
  for (const [code, type, inputs, words] of bad) {
    it(`refuses ${JSON.stringify(inputs)} with ${code}`, () =>
      refuses(code, () => new Account().make(type, inputs), words));
  }

  it("refuses subnets outside the VPC, over another one, or in a zone that does not exist", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    const subnet = (inputs: Props) => () => account.make("subnet", { vpcId: vpc.id, ...inputs });
    refuses("InvalidSubnet.Range", subnet({ cidrBlock: "10.21.0.0/24" }));
    refuses("InvalidSubnet.Range", subnet({ cidrBlock: "10.20.0.0/15" }));
    refuses("InvalidSubnet.Conflict", subnet({ cidrBlock: "10.20.1.128/25" }), /site-b, 10\.20\.1\.0\/24/);
    refuses("InvalidSubnet.Conflict", subnet({ cidrBlock: "10.20.0.0/16" }));
    refuses(
      "InvalidParameterValue",
      subnet({ cidrBlock: "10.20.9.0/24", availabilityZone: "eu-west-1z" }),
      /eu-west-1a/,
    );
  });

  it("refuses ranges with host bits in the plan", () => {
    const account = new Account();
    assert.match(
      account.failures("vpc", { cidrBlock: "10.0.1.0/16" }).join(),
      /^cidrBlock: .*no host bits.*10\.0\.1\.0\/16/,
    );
    assert.match(account.failures("subnet", { vpcId: "v", cidrBlock: "ten" }).join(), /cidrBlock/);
    assert.match(account.failures("vpc", {}).join(), /exactly one of cidrBlock, ipv4IpamPoolId/);
  });

  it("replaces what AWS cannot change, and nothing else", () => {
    const account = new Account();
    const { vpc, subnets } = makeSite(account);
    assert.equal(account.diff(vpc, { cidrBlock: "10.30.0.0/16" }).replaces, true);
    assert.equal(account.diff(vpc, { enableDnsHostnames: false }).replaces, false);
    assert.equal(account.diff(vpc, { instanceTenancy: "dedicated" }).replaces, true);
    assert.equal(account.diff(subnets[0], { cidrBlock: "10.20.9.0/24" }).replaces, true);
    assert.equal(account.diff(subnets[0], { availabilityZone: "eu-west-1b" }).replaces, true);
    assert.equal(account.diff(subnets[0], { mapPublicIpOnLaunch: true }).replaces, false);
  });

  it("keeps a VPC and a subnet that others need", () => {
    const account = new Account();
    const { vpc, igw, subnets, group } = makeSite(account);
    refuses("DependencyViolation", () => account.remove(vpc), /site-a/);
    for (const subnet of subnets) account.remove(subnet);
    refuses("DependencyViolation", () => account.remove(vpc), /igw/);
    account.remove(igw);
    refuses("DependencyViolation", () => account.remove(vpc), /site-group/);
    account.remove(group);
    account.remove(vpc);
  });
});

describe("gateways", () => {
  it("attaches one internet gateway to a VPC", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    refuses("InvalidParameterValue", () => account.make("igw", { vpcId: vpc.id }), /already has an internet gateway/);
  });

  it("needs an address and a way out for a public NAT gateway", () => {
    const account = new Account();
    const { subnetIds, igw } = makeSite(account);
    assert.match(account.failures("nat", { subnetId: subnetIds[0] }).join(), /allocationId/);
    refuses("InvalidAllocationID.NotFound", () =>
      account.make("nat", { subnetId: subnetIds[0], allocationId: "eipalloc-0" }),
    );
    const eip = account.make("eip", { domain: "vpc" });
    const nat = account.make("nat", { subnetId: subnetIds[0], allocationId: eip.id });
    assert.deepEqual([nat.outputs.connectivityType, nat.outputs.publicIp], ["public", eip.outputs.publicIp]);
    refuses("Resource.AlreadyAssociated", () => account.make("nat", { subnetId: subnetIds[1], allocationId: eip.id }));
    refuses("InvalidIPAddress.InUse", () => account.remove(eip));
    refuses("DependencyViolation", () => account.remove(igw), /mapped public address/);
    account.remove(nat);
    account.remove(eip);
    account.remove(igw);
    const other = account.make("eip", { domain: "vpc" });
    refuses("Gateway.NotAttached", () => account.make("nat", { subnetId: subnetIds[0], allocationId: other.id }));
  });

  it("replaces a NAT gateway with its address or subnet", () => {
    const account = new Account();
    const { subnetIds } = makeSite(account);
    const nat = account.make("nat", {
      subnetId: subnetIds[0],
      allocationId: account.make("eip", { domain: "vpc" }).id,
    });
    assert.equal(account.diff(nat, { subnetId: subnetIds[1] }).replaces, true);
    assert.equal(account.diff(nat, { allocationId: "eipalloc-1" }).replaces, true);
    assert.equal(account.diff(nat, { tags: { a: "b" } }).replaces, false);
  });
});

describe("routes", () => {
  const setUp = () => {
    const account = new Account();
    const site = makeSite(account);
    const table = account.make("routeTable", { vpcId: site.vpc.id }, "table");
    const inputs = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: site.igw.id };
    return { account, site, table, inputs };
  };

  it("names a route after its table and destination", () => {
    const { account, table, inputs } = setUp();
    const route = account.make("route", inputs);
    assert.match(route.id, new RegExp(`^r-${table.id}\\d+$`));
    assert.deepEqual([route.outputs.origin, route.outputs.state], ["CreateRoute", "active"]);
    assert.equal(account.diff(route, { destinationCidrBlock: "10.0.0.0/8" }).replaces, true);
    assert.equal(account.diff(route, { gatewayId: null, natGatewayId: "nat-1" }).replaces, false);
  });

  it("refuses a second route to the same place, foreign gateways and missing ones", () => {
    const { account, table, inputs } = setUp();
    account.make("route", inputs);
    refuses("RouteAlreadyExists", () => account.make("route", inputs), /0\.0\.0\.0\/0/);
    const other = makeSite(account, "other", 30);
    const route = { routeTableId: table.id, destinationCidrBlock: "10.30.0.0/16" };
    refuses(
      "InvalidParameterValue",
      () => account.make("route", { ...route, gatewayId: other.igw.id }),
      /different networks/,
    );
    refuses("InvalidNatGatewayID.NotFound", () => account.make("route", { ...route, natGatewayId: "nat-0" }));
    refuses("InvalidInternetGatewayID.NotFound", () => account.make("route", { ...route, gatewayId: "igw-0" }));
    refuses("InvalidRouteTableID.NotFound", () => account.make("route", { ...inputs, routeTableId: "rtb-0" }));
    assert.match(
      account.failures("route", { routeTableId: table.id, gatewayId: "igw-0" }).join(),
      /destinationCidrBlock/,
    );
    assert.match(account.failures("route", route).join(), /exactly one of .*natGatewayId/);
  });

  it("associates a subnet with one table, and keeps a table in use", () => {
    const { account, site, table } = setUp();
    const association = account.make("routeTableAssociation", { routeTableId: table.id, subnetId: site.subnetIds[0] });
    refuses("Resource.AlreadyAssociated", () =>
      account.make("routeTableAssociation", { routeTableId: table.id, subnetId: site.subnetIds[0] }),
    );
    refuses("DependencyViolation", () => account.remove(table));
    assert.equal(account.diff(association, { routeTableId: "rtb-1" }).replaces, false);
    assert.equal(account.diff(association, { subnetId: site.subnetIds[1] }).replaces, true);
    account.remove(association);
    account.remove(table);
  });
});

describe("VPC endpoints and flow logs", () => {
  const interfaceOf = (account: Account, site: ReturnType<typeof makeSite>, more: Props = {}) =>
    account.make("endpoint", {
      vpcId: site.vpc.id,
      serviceName: "com.amazonaws.eu-west-1.ssm",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: [...site.subnetIds],
      securityGroupIds: [site.group.id],
      ...more,
    });

  it("gives an interface in every subnet and a name", () => {
    const account = new Account();
    const endpoint = interfaceOf(account, makeSite(account));
    assert.equal((endpoint.outputs.networkInterfaceIds as string[]).length, 3);
    assert.match(JSON.stringify(endpoint.outputs.dnsEntries), /vpce-[0-9a-f]+\.ssm\.eu-west-1\.vpce\.amazonaws\.com/);
    const reordered = [...(endpoint.inputs.subnetIds as string[])].reverse();
    assert.deepEqual(account.diff(endpoint, { subnetIds: reordered }).paths, []);
    assert.equal(account.diff(endpoint, { serviceName: "com.amazonaws.eu-west-1.logs" }).replaces, true);
  });

  it("refuses what AWS refuses", () => {
    const account = new Account();
    const site = makeSite(account);
    interfaceOf(account, site);
    refuses("InvalidParameter", () => interfaceOf(account, site), /conflicting DNS domain/);
    refuses("InvalidServiceName", () => interfaceOf(account, site, { serviceName: "com.amazonaws.us-east-1.logs" }));
    refuses("InvalidGroup.NotFound", () =>
      interfaceOf(account, site, { serviceName: "com.amazonaws.eu-west-1.logs", securityGroupIds: ["sg-0"] }),
    );
    const twin = account.make("subnet", {
      vpcId: site.vpc.id,
      cidrBlock: "10.20.9.0/24",
      availabilityZone: "eu-west-1a",
    });
    refuses("DuplicateSubnetsInSameZone", () =>
      interfaceOf(account, site, {
        serviceName: "com.amazonaws.eu-west-1.logs",
        subnetIds: [site.subnetIds[0], twin.id],
      }),
    );
    account.update(site.vpc, { enableDnsHostnames: false });
    refuses(
      "InvalidParameter",
      () => interfaceOf(account, site, { serviceName: "com.amazonaws.eu-west-1.logs" }),
      /enableDnsHostnames|attributes/,
    );
    const table = account.make("routeTable", { vpcId: site.vpc.id });
    const gateway = { vpcId: site.vpc.id, serviceName: "com.amazonaws.eu-west-1.s3", routeTableIds: [table.id] };
    account.make("endpoint", gateway);
    refuses("RouteAlreadyExists", () => account.make("endpoint", gateway), /com\.amazonaws\.eu-west-1\.s3/);
  });

  it("keeps what an endpoint stands on", () => {
    const account = new Account();
    const site = makeSite(account);
    interfaceOf(account, site);
    refuses("DependencyViolation", () => account.remove(site.group));
    refuses("DependencyViolation", () => account.remove(site.subnets[0]));
  });

  it("wants a role for logs to CloudWatch, and one flow log for each destination", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    const inputs = {
      vpcId: vpc.id,
      trafficType: "ALL",
      logDestination: "arn:aws:logs:eu-west-1:123456789012:log-group:flow",
      iamRoleArn: "arn:aws:iam::123456789012:role/flow",
    };
    const { iamRoleArn: _, ...roleless } = inputs;
    refuses("InvalidParameter", () => account.make("flowLog", roleless), /DeliverLogsPermissionArn/);
    const log = account.make("flowLog", inputs);
    refuses("FlowLogAlreadyExists", () => account.make("flowLog", inputs));
    assert.equal(account.diff(log, { trafficType: "REJECT" }).replaces, true);
    assert.match(
      account.failures("flowLog", { ...inputs, trafficType: "SOME" }).join(),
      /ACCEPT, ALL, REJECT, got "SOME"/,
    );
    assert.match(account.failures("flowLog", { ...inputs, maxAggregationInterval: 90 }).join(), /60 or 600/);
  });
});
