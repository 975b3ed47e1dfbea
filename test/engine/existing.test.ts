import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root, TestStack } from "../support/engine";

const library = JSON.stringify(join(root, "dist", "components"));

/** A balancer as another team makes it, and beside it what `make` adds. */
const program = (make: string) => `
const { Provider } = require("@pulumi/aws/provider");
const { LoadBalancer, Network, TargetGroup } = require(${library});
const provider = new Provider("twin", {
  region: "eu-west-1",
  endpoints: [{ sts: "unix:.vipkit/twin/test?bootTime=1&metricPeriod=60" }],
  accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true,
}, { version: "7.48.1-twin" });
const opts = { provider };
const network = new Network("net", { region: "eu-west-1", nat: "none", flowLogs: false }, opts);
const owned = new TargetGroup("owned", { vpcId: network.vpcId, port: 8080 }, opts);
const forward = { type: "forward", targetGroups: { web: 1 } };
const owner = new LoadBalancer("owner", {
  scheme: "internal", subnetIds: Object.values(network.privateSubnetIds), securityGroupIds: [], accessLogs: false,
  targetGroups: { web: owned }, listeners: { http: { port: 80, protocol: "HTTP", defaultAction: forward } },
}, opts);
exports.name = owner.name;
exports.arn = owner.arn;
exports.group = owned.name;
${make}
`;

const adopt = (args: string) => `
const lookUp = { name: owner.name };
const group = TargetGroup.fromExisting("web", { lookUp: { name: owned.name }, settings: { port: 9090 } }, opts);
const shared = LoadBalancer.fromExisting("shared", { lookUp, targetGroups: { web: group }, ${args} }, opts);
exports.found = shared.arn;
exports.suffix = group.arnSuffix;
`;

const rules = `rules: { hello: { priority: 7, conditions: { path: ["/hello"] }, action: forward } }`;

describe("an existing balancer on the engine", () => {
  const stack = new TestStack({ program: program("") });
  before(async () => {
    const { code, output } = await stack.up();
    assert.equal(code, 0, output);
  });
  after(() => stack.dispose());

  it("is found by its name, gets a rule, and is not changed; what is said wrong of a group is a warning", async () => {
    stack.setProgram(program(adopt(`listeners: { http: { existing: { port: 80 }, ${rules} } }`)));
    const { code, changes, output } = await stack.up();
    assert.equal(code, 0, output);
    const made = changes.filter(({ type }) => type.startsWith("aws:")).map(({ op, name }) => `${op} ${name}`);
    assert.deepEqual(made, ["create shared-rule-http-hello"]);
    const { arn, found, suffix } = await stack.outputs();
    assert.equal(found, arn);
    assert.match(String(suffix), /^targetgroup\/owned-/);
    assert.match(output, /owned-[0-9a-f]{8}: settings\.port is 9090, AWS has 8080; say it as it is/);
  });

  it("of another type than the program says is refused", async () => {
    stack.setProgram(program(adopt(`type: "network"`)));
    const { code, output } = await stack.up();
    assert.notEqual(code, 0);
    assert.match(output, /is of type application, got type network; set type to what it is/);
    assert.doesNotMatch(output, /\n {4}at /);
  });
});
