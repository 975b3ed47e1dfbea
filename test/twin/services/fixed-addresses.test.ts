import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, makeSite, refuses } from "../../support/account";

describe("a network load balancer", () => {
  it("has addresses that stay: elastic IPs of its own on the internet, private ones of its subnets inside", () => {
    const account = new Account();
    const { subnetIds, subnets } = makeSite(account);
    const [a = "", b = ""] = subnetIds;
    const [one, two, three] = [
      account.make("eip", {}),
      account.make("eip", {}, "two"),
      account.make("eip", {}, "three"),
    ];
    const on = (name: string, more: object, ...subnetMappings: object[]) =>
      account.make("balancer", { name, loadBalancerType: "network", subnetMappings, ...more } as Props, name);
    const first = on("one", {}, { subnetId: a, allocationId: one.id });
    assert.equal((first.outputs.subnetMappings as Props[])[0]?.allocationId, one.id);
    const code = "InvalidConfigurationRequest";
    refuses("ResourceInUse", () => on("two", {}, { subnetId: b, allocationId: one.id }), /not available for use/);
    on("two", {}, { subnetId: b, allocationId: two.id });
    const kind = { loadBalancerType: "application" };
    refuses(
      code,
      () => on("alb", kind, { subnetId: a, allocationId: three.id }, { subnetId: b }),
      /internet-facing network/,
    );
    const inside = { internal: true };
    refuses(code, () => on("in", inside, { subnetId: a, allocationId: three.id }), /internet-facing network/);
    const range = String(subnets[0]?.outputs.cidrBlock).replace(/\d+\/\d+$/, "");
    refuses(code, () => on("out", {}, { subnetId: a, privateIpv4Address: `${range}77` }), /internal network/);
    refuses(code, () => on("in", inside, { subnetId: b, privateIpv4Address: `${range}77` }), /not in the range/);
    const held = on("in", inside, { subnetId: a, privateIpv4Address: `${range}77` });
    assert.equal((held.outputs.subnetMappings as Props[])[0]?.privateIpv4Address, `${range}77`);
    refuses(code, () => on("six", {}, { subnetId: a, ipv6Address: "2001:db8::10" }), /dualstack/);
  });
});
