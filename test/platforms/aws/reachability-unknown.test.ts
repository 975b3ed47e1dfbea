import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Registration } from "../../../twin/mocks";
import { clusters, judge, planOf } from "../../support/reach-clusters";
import { type ReachResource, unknownText } from "../../support/reachability";

const firewall = /SecurityGroup(Ingress|Egress)Rule$|networkAclRule:|networkAcl:|launchTemplate:/;

/** What a firewall's value may be instead. */
const others: Readonly<Record<string, readonly unknown[]>> = {
  ipProtocol: ["udp", "-1"],
  protocol: ["udp", "-1"],
  fromPort: [1, 65000],
  toPort: [1, 65535],
  cidrIpv4: ["0.0.0.0/0", "192.0.2.0/24"],
  cidrIpv6: ["::/0"],
  cidrBlock: ["0.0.0.0/0", "192.0.2.0/24"],
  referencedSecurityGroupId: ["sg-0f0f0f0f0f0f0f0f0"],
  egress: [true, false],
  ruleAction: ["allow", "deny"],
  ruleNumber: [1, 32766],
  networkInterfaces: [[{ associatePublicIpAddress: "true", securityGroups: ["sg-0f0f0f0f0f0f0f0f0"] }]],
  ingress: [[], [{ protocol: "-1", ruleNo: 1, action: "deny", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 }]],
};

const changed = (resources: readonly Registration[], urn: string, property: string, value: unknown) =>
  resources.map((one): ReachResource => {
    if (one.urn !== urn) return one;
    const propertyDependencies = { ...one.propertyDependencies, [property]: [] };
    return { ...one, inputs: { ...one.inputs, [property]: value }, propertyDependencies };
  });

const outcomesOf = (resources: readonly ReachResource[], args: (typeof clusters)[string]) =>
  new Map(judge(resources, args).map(({ id, outcome }) => [id, outcome]));

for (const title of ["application", "network", "with an allow list", "with edges"]) {
  const args = clusters[title] ?? assert.fail(title);
  test(`a firewall's value that is not known decides nothing, in a cluster ${title}`, async () => {
    const resources = await planOf(args);
    let told = 0;
    const asPlanned = outcomesOf(resources, args);
    for (const { urn, name, inputs } of resources.filter(({ type }) => firewall.test(type))) {
      for (const property of Object.keys(inputs).filter((one) => one in others)) {
        const unseen = outcomesOf(changed(resources, urn, property, unknownText), args);
        for (const value of others[property] ?? []) {
          const isPlanned = isDeepStrictEqual(value, inputs[property]) && inputs[property] !== unknownText;
          const outcomes = isPlanned ? asPlanned : outcomesOf(changed(resources, urn, property, value), args);
          for (const [id, outcome] of outcomes) {
            if (outcome !== "broken") continue;
            told += 1;
            assert.notEqual(unseen.get(id), "holds", `${id}: ${name}.${property} may be ${JSON.stringify(value)}`);
          }
        }
        for (const [id, outcome] of unseen) assert.notEqual(outcome, "broken", `${id}: ${name}.${property} is unknown`);
      }
    }
    assert.ok(told > 10, `${told} values break something`);
  });
}
