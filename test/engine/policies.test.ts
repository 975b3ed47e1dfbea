import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { parse } from "yaml";
import { planOffline } from "../../cli/plan/offline";
import { readStack } from "../../cli/project";
import { evaluate } from "../../policies/evaluate";
import { graphOfPlan } from "../../policies/plan-graph";
import { rules } from "../../policies/rules";
import { levelIn } from "../../policies/settings";
import { readProjectSettings } from "../../policies/settings-file";
import { graphOfState } from "../../policies/state-graph";
import { type Result, root, TestStack } from "../support/engine";
import { policyEvents } from "../support/policy-events";

/**
 * Nothing of vipkit's: a plain program, with faults that single resources and several together make. Some of its types go by the SDK's
 * second names: they are what they are to the engine's preview, a state and a plan alike.
 */
const program = `
const ec2 = require("@pulumi/aws/ec2"), lb = require("@pulumi/aws/lb"), alb = require("@pulumi/aws/alb"), vpcs = require("@pulumi/aws/vpc"), s3 = require("@pulumi/aws/s3");
const { Provider } = require("@pulumi/aws/provider");
const provider = new Provider("twin", { region: "eu-west-1", accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true,
  skipMetadataApiCheck: true, skipRequestingAccountId: true, skipRegionValidation: true,
  endpoints: [{ sts: "unix:.vipkit/twin/test" }] }, { version: "7.48.1-twin" });
const opts = { provider };
const vpc = new ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, opts);
const gateway = new ec2.InternetGateway("gateway", { vpcId: vpc.id }, opts);
const subnets = ["a", "b"].map((zone, index) => new ec2.Subnet("subnet-" + zone,
  { vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "eu-west-1" + zone, mapPublicIpOnLaunch: zone === "b" }, opts));
const group = new ec2.SecurityGroup("group", { vpcId: vpc.id, description: "Who may reach the balancer" }, opts);
new vpcs.SecurityGroupIngressRule("ssh", { securityGroupId: group.id, description: "SSH", ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: "0.0.0.0/0" }, opts);
const logs = new s3.BucketV2("logs", {}, opts);
const balancer = new lb.LoadBalancer("balancer", { loadBalancerType: "application", subnets: subnets.map(({ id }) => id), securityGroups: [group.id] }, { ...opts, dependsOn: gateway });
const blue = new lb.TargetGroup("blue", { port: 80, protocol: "HTTP", vpcId: vpc.id }, opts);
const green = new alb.TargetGroup("green", { port: 80, protocol: "HTTP", vpcId: vpc.id }, opts);
new alb.Listener("http", { loadBalancerArn: balancer.arn, port: 80, protocol: "HTTP", defaultActions: [{ type: "forward",
  forward: { targetGroups: [{ arn: blue.arn, weight: 0 }, { arn: green.arn, weight: 0 }] } }] }, opts);
`;

const settings = `
environments: { test: production }
exemptions:
  - rule: subnet-no-public-ip
    urn: "urn:pulumi:test::vipkit::*::subnet-b"
    reason: the subnet of a test
    owner: nobody
    expires: "2999-01-01"
`;

/** Every verdict but a pass, as the engine's policy events tell it. */
const expected = [
  "balancer-access-logs balancer",
  "balancer-deletion-protection balancer",
  "balancer-drops-invalid-headers balancer",
  "balancer-has-web-acl balancer",
  "bucket-access-logged logs",
  "bucket-encrypted logs",
  "bucket-lifecycle logs",
  "bucket-public-access-blocked logs",
  "bucket-tls-only logs",
  "bucket-versioned logs",
  "default-security-group-closed vpc",
  "failover-within-objective http",
  "firewall-no-admin-ports-from-world ssh",
  "firewall-only-listener-ports-from-world ssh",
  "listener-encrypted http",
  "target-group-health-check blue",
  "target-group-health-check green",
  "vpc-flow-logs vpc",
  "weights-positive http",
];

describe("the policy pack", () => {
  const stack = new TestStack({ program, twin: "control" });
  stack.setPolicies(parse(settings));
  let preview: Result;
  let told: readonly string[];
  let update: Result;

  before(async () => {
    preview = await stack.preview("--policy-pack", join(root, "policies"));
    told = policyEvents(stack).map(({ policyName, resourceUrn }) => `${policyName} ${resourceUrn?.split("::").at(-1)}`);
    update = await stack.up();
  });

  after(() => stack.dispose());

  test("stops a first preview for everything that is wrong, ids unknown as they are", () => {
    assert.notEqual(preview.code, 0, preview.output);
    assert.deepEqual([...told].sort(), expected);
    assert.match(preview.output, /port 22 is open to every address/);
  });

  test("says the same of an exported state", async () => {
    assert.equal(update.code, 0, update.output);
    const { output } = await stack.engine(["stack", "export"]);
    assert.deepEqual(failing(graphOfState(JSON.parse(output))), expected);
  });

  test("says the same of a plan without the engine", async () => {
    const plan = await planOffline(readStack(stack.folder, "test"));
    assert.deepEqual(failing(graphOfPlan(plan)), expected);
  });

  function failing(graph: Parameters<typeof evaluate>[0]): string[] {
    const parsed = readProjectSettings(stack.folder);
    assert.deepEqual(parsed.problems, []);
    const { results } = evaluate(graph, rules, {
      levelOf: (rule) => levelIn(rule, "production", parsed.settings),
      exemptions: parsed.settings.exemptions,
    });
    const other = results.filter(({ verdict }) => verdict !== "pass" && verdict !== "exempt");
    assert.deepEqual(
      results.filter(({ verdict }) => verdict === "exempt").map(({ name }) => name),
      ["subnet-b"],
    );
    return other.map(({ rule, name }) => `${rule} ${name}`).sort();
  }
});
