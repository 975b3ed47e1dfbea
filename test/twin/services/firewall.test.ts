import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeBalancer, makeSite, refuses, str } from "../../support/account";

const rule = (group: string, more: Props = {}): Props => ({
  securityGroupId: group,
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "0.0.0.0/0",
  ...more,
});

describe("security groups", () => {
  it("bears its own name once in a VPC", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    refuses("InvalidGroup.Duplicate", () => account.make("group", { name: "site-group", vpcId: vpc.id }), /site-group/);
    const other = makeSite(account, "other", 30);
    account.make("group", { name: "site-group", vpcId: other.vpc.id });
  });

  it("is made up a name from the logical one, which a replacement does not share", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    const group = account.make("group", { vpcId: vpc.id }, "nodes");
    assert.match(str(group.outputs.name), /^nodes-[0-9a-f]{7}$/);
    assert.equal(group.outputs.description, "Managed by Pulumi");
    assert.match(str(account.make("group", { vpcId: vpc.id, namePrefix: "web-" }).outputs.name), /^web-0/);
  });

  it("is replaced with its description, deleting first while its own name stays", () => {
    const account = new Account();
    const { group } = makeSite(account);
    assert.deepEqual(account.diff(group, { description: "other" }), {
      replaces: true,
      paths: ["description"],
      deletesFirst: true,
    });
    assert.equal(account.diff(group, { description: "other", name: "new" }).deletesFirst, false);
    assert.equal(account.diff(group, { tags: { a: "b" } }).replaces, false);
  });

  it("refuses names and descriptions that EC2 does not take, in the plan", () => {
    const account = new Account();
    assert.match(account.failures("group", { name: "sg-web" }).join(), /does not begin with sg-, got "sg-web"/);
    assert.match(account.failures("group", { description: "naïve" }).join(), /^description/);
    assert.match(account.failures("group", { name: "a", namePrefix: "b" }).join(), /conflicts with namePrefix/);
  });

  it("stays while balancers, other groups' rules or nodes need it", () => {
    const account = new Account();
    const site = makeSite(account);
    const balancer = makeBalancer(account, site);
    refuses("DependencyViolation", () => account.remove(site.group), /has a dependent object \(vip/);
    account.remove(balancer);
    const nodes = account.make("group", { name: "nodes", vpcId: site.vpc.id });
    const { cidrIpv4: _, ...peerless } = rule(nodes.id);
    const peer = account.make("ingress", { ...peerless, referencedSecurityGroupId: site.group.id });
    refuses("DependencyViolation", () => account.remove(site.group));
    account.remove(peer);
    account.make("ingress", { ...peerless, securityGroupId: site.group.id, referencedSecurityGroupId: site.group.id });
    account.remove(site.group);
  });
});

describe("stand-alone security group rules", () => {
  const setUp = () => {
    const account = new Account();
    const site = makeSite(account);
    return { account, site, group: site.group.id };
  };

  it("refuses a rule that the group has, whatever its description says", () => {
    const { account, group } = setUp();
    account.make("ingress", rule(group, { description: "one" }));
    refuses(
      "InvalidPermission.Duplicate",
      () => account.make("ingress", rule(group, { description: "two" })),
      /peer: 0\.0\.0\.0\/0, TCP, from port: 443, to port: 443, ALLOW/,
    );
    refuses("InvalidPermission.Duplicate", () => account.make("ingress", rule(group, { ipProtocol: "6" })));
    account.make("egress", rule(group));
    account.make("ingress", rule(group, { toPort: 444 }));
  });

  it("knows groups that exist only", () => {
    const { account, group } = setUp();
    refuses("InvalidGroup.NotFound", () => account.make("ingress", rule("sg-0")), /sg-0/);
    const { cidrIpv4: _, ...peerless } = rule(group);
    refuses("InvalidGroup.NotFound", () => account.make("ingress", { ...peerless, referencedSecurityGroupId: "sg-0" }));
    const other = makeSite(account, "other", 30);
    refuses(
      "InvalidGroup.NotFound",
      () => account.make("ingress", { ...peerless, referencedSecurityGroupId: other.group.id }),
      /belongs to vpc-/,
    );
  });

  it("changes ports in place, and the kind of peer by replacement", () => {
    const { account, group } = setUp();
    const made = account.make("ingress", rule(group));
    assert.match(made.id, /^sgr-[0-9a-f]{17}$/);
    assert.equal(made.outputs.securityGroupRuleId, made.id);
    assert.equal(account.diff(made, { toPort: 8443 }).replaces, false);
    assert.equal(account.diff(made, { cidrIpv4: "10.0.0.0/8" }).replaces, false);
    assert.equal(account.diff(made, { cidrIpv4: null, referencedSecurityGroupId: group }).replaces, true);
    assert.equal(account.diff(made, { securityGroupId: "sg-1" }).replaces, true);
    assert.deepEqual(account.diff(made, { ipProtocol: "6" }).paths, []);
  });

  const bad: readonly (readonly [Props, RegExp])[] = [
    [{ cidrIpv6: "::/0" }, /exactly one of cidrIpv4/],
    [{ cidrIpv4: "10.0.0.1/8" }, /no host bits/],
    [{ toPort: 70000 }, /toPort: expected -1-65535, got 70000/],
    [{ toPort: 80 }, /toPort: must not be below fromPort 443, got 80/],
    [{ description: "ends with ü" }, /description/],
  ];
  for (const [more, words] of bad) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures("ingress", rule("sg-1", more)).join("; "), words);
    });
  }

  it("wants no ports for all protocols and takes an ICMP type above its code", () => {
    const account = new Account();
    assert.deepEqual(
      account.failures("egress", { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
      [],
    );
    assert.deepEqual(account.failures("ingress", rule("sg-1", { ipProtocol: "icmp", fromPort: 3, toPort: 0 })), []);
    assert.match(
      account.failures("egress", { securityGroupId: "sg-1", ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0" }).join(),
      /fromPort: is required/,
    );
  });
});

describe("network ACLs", () => {
  const entry = (acl: string, more: Props = {}): Props => ({
    networkAclId: acl,
    ruleNumber: 100,
    protocol: "tcp",
    ruleAction: "allow",
    fromPort: 443,
    toPort: 443,
    cidrBlock: "0.0.0.0/0",
    ...more,
  });

  it("gives each number away once in each direction", () => {
    const account = new Account();
    const acl = account.make("acl", { vpcId: makeSite(account).vpc.id });
    const first = account.make("aclRule", entry(acl.id));
    assert.match(first.id, /^nacl-\d+$/);
    refuses("NetworkAclEntryAlreadyExists", () => account.make("aclRule", entry(acl.id, { protocol: "udp" })), /100/);
    account.make("aclRule", entry(acl.id, { egress: true }));
    assert.equal(account.diff(first, { toPort: 444 }).replaces, true);
  });

  it("takes rules for the VPC's own ACL, and for none that does not exist", () => {
    const account = new Account();
    const { vpc } = makeSite(account);
    account.make("aclRule", entry(str(vpc.outputs.defaultNetworkAclId)));
    refuses("InvalidNetworkAclID.NotFound", () => account.make("aclRule", entry("acl-0")));
  });

  const bad: readonly (readonly [Props, RegExp])[] = [
    [{ ruleNumber: 32767 }, /ruleNumber: expected 1-32766, got 32767/],
    [{ ruleAction: "accept" }, /allow, deny, got "accept"/],
    [{ protocol: "http" }, /protocol/],
    [{ ipv6CidrBlock: "::/0" }, /exactly one of cidrBlock/],
    [{ cidrBlock: "10.0.0.1/8" }, /no host bits/],
  ];
  for (const [more, words] of bad) {
    it(`fails the plan with ${JSON.stringify(more)}`, () => {
      assert.match(new Account().failures("aclRule", entry("acl-1", more)).join("; "), words);
    });
  }
});
