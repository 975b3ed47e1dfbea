import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { type Account, refuses, str } from "../../support/account";
import { setUp } from "./stage";

function make(account: Account, type: string, inputs: Props, name = type): StoredResource {
  const { inputs: checked } = account.plane.check(type, { name, inputs, seed: name });
  return account.plane.create({ type, name, urn: `urn:${name}`, inputs: checked });
}

const types = {
  acl: "aws:wafv2/webAcl:WebAcl",
  ipSet: "aws:wafv2/ipSet:IpSet",
  association: "aws:wafv2/webAclAssociation:WebAclAssociation",
  logging: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
};
const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "shop", sampledRequestsEnabled: true };
const rule = (statement: Props, more: Props = {}): Props => ({
  ...{ name: "one", priority: 1, action: { block: {} }, statement, visibilityConfig },
  ...more,
});
const acl = (rules: readonly Props[], more: Props = {}): Props => ({
  ...{ name: "shop", scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig, rules },
  ...more,
});
const rate = (limit = 2000): Props => ({ rateBasedStatement: { limit, aggregateKeyType: "IP" } });
const group = (name: string): Props => ({ managedRuleGroupStatement: { vendorName: "AWS", name } });

describe("web ACLs", () => {
  it("answer as AWS does, with the capacity of their rules", () => {
    const { account } = setUp();
    const { id, outputs } = make(account, types.acl, acl([rule(rate())]));
    assert.match(id, /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    assert.equal(outputs.arn, `arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/${id}`);
    assert.equal(outputs.capacity, 2);
    refuses("WAFDuplicateItemException", () => make(account, types.acl, acl([rule(rate())]), "again"));
  });

  it("hold 5000 WCU, and rules with names and priorities of their own", () => {
    const { account } = setUp();
    const many = Array.from({ length: 8 }, (_, index) =>
      rule(group("AWSManagedRulesCommonRuleSet"), { name: `r${index}`, priority: index, overrideAction: { none: {} } }),
    );
    refuses("WAFLimitsExceededException", () => make(account, types.acl, acl(many)));
    const invalid = (rules: readonly Props[], more: Props = {}) =>
      refuses("WAFInvalidParameterException", () => make(account, types.acl, acl(rules, more)));
    invalid([rule(rate()), rule(rate(), { name: "two" })]);
    invalid([rule(rate()), rule(rate(), { priority: 2 })]);
    invalid([
      rule(rate(), { action: { block: { customResponse: { responseCode: 403, customResponseBodyKey: "no" } } } }),
    ]);
  });

  it("name IP sets that exist, which stay while they are named", () => {
    const { account } = setUp();
    const set = make(account, types.ipSet, { name: "a", scope: "REGIONAL", ipAddressVersion: "IPV4", addresses: [] });
    const arn = str(set.outputs.arn);
    const named = (value: string) =>
      acl([rule({ notStatement: { statement: { ipSetReferenceStatement: { arn: value } } } })]);
    refuses("WAFNonexistentItemException", () => make(account, types.acl, named(`${arn}0`)));
    const made = make(account, types.acl, named(arn));
    refuses("WAFAssociatedItemException", () => account.remove(set));
    account.remove(made);
    account.remove(set);
  });

  it("stand before application load balancers only, and stay while they do", () => {
    const { account, balancer } = setUp();
    const shield = make(account, types.acl, acl([rule(rate())]));
    const webAclArn = str(shield.outputs.arn);
    const at = (resourceArn: string) => make(account, types.association, { webAclArn, resourceArn });
    refuses("WAFUnavailableEntityException", () => at(`${balancer.id}0`));
    const made = at(balancer.id);
    assert.equal(made.id, `${webAclArn},${balancer.id}`);
    refuses("WAFAssociatedItemException", () => account.remove(shield));
    const mail = setUp({ loadBalancerType: "network" });
    const other = make(mail.account, types.acl, acl([rule(rate())]));
    const inputs = { webAclArn: str(other.outputs.arn), resourceArn: mail.balancer.id };
    refuses("WAFInvalidParameterException", () => make(mail.account, types.association, inputs));
  });

  it("log to what is called aws-waf-logs-", () => {
    const { account } = setUp();
    const resourceArn = str(make(account, types.acl, acl([rule(rate())])).outputs.arn);
    const to = (name: string) => {
      const logDestinationConfigs = [`arn:aws:logs:eu-west-1:123456789012:log-group:${name}`];
      return make(account, types.logging, { resourceArn, logDestinationConfigs });
    };
    refuses("WAFInvalidParameterException", () => to("waf"));
    assert.equal(to("aws-waf-logs-shop").id, resourceArn);
  });
});
