import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account } from "../../support/account";

describe("a name that the provider makes up", () => {
  it("is refused with the logical name that it is made from, a written one without", () => {
    const account = new Account();
    const failuresOf = (type: string, name: string, inputs: Props = {}) =>
      account.plane
        .check(type, { name, inputs, seed: name })
        .failures.map(({ property, reason }) => [property, reason]);
    const group = failuresOf("aws:ec2/securityGroup:SecurityGroup", "sg");
    assert.match(String(group[0]?.[1]), /begin with sg-.*makes it from the logical name "sg"; give name, or another/);
    const written = failuresOf("aws:ec2/securityGroup:SecurityGroup", "sg", { name: "sg-web" });
    assert.doesNotMatch(String(written[0]?.[1]), /logical name/);
    for (const [type, inputs] of [
      ["aws:lb/loadBalancer:LoadBalancer", {}],
      ["aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: "vpc-1" }],
      ["aws:iam/role:Role", { assumeRolePolicy: "{}" }],
    ] as const) {
      const failures = failuresOf(type, "my_app!", inputs).filter(([property]) => property === "name");
      for (const [, reason] of failures) assert.match(String(reason), /from the logical name "my_app!"/, type);
      assert.equal(failures.length, 1, `${type}: ${JSON.stringify(failures)}`);
    }
  });
});
