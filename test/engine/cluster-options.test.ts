import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { root, type Step, TestStack } from "../support/engine";

const library = JSON.stringify(join(root, "dist", "components"));

/** A cluster of one node group, made by `make`. */
const program = (make: string) => `
const pulumi = require("@pulumi/pulumi");
const { Provider } = require("@pulumi/aws/provider");
const { VipCluster } = require(${library});
const provider = new Provider("twin", {
  region: "eu-west-1",
  endpoints: [{ sts: "unix:.vipkit/twin/test?bootTime=1&metricPeriod=60" }],
  accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true,
}, { version: "7.48.1-twin" });
const forward = { type: "forward", targetGroups: { web: 1 } };
const args = {
  name: "shop",
  network: { nat: "none", flowLogs: false },
  loadBalancer: { accessLogs: false, listeners: { http: { port: 80, protocol: "HTTP", defaultAction: forward } } },
  targetGroups: { web: {} },
  nodeGroups: { web: { targetGroups: ["web"], minSize: 1, maxSize: 2 } },
};
class Team extends pulumi.ComponentResource {
  constructor(name, opts) { super("acme:team:Team", name, {}, opts); }
}
${make}
`;

const atTop = `new VipCluster("shop", args, { provider });`;
const inTeam = (opts: string) =>
  `new VipCluster("shop", args, { parent: new Team("sales", { provider }), aliases: [{ parent: pulumi.rootStackResource }], ${opts} });`;

const cloud = (steps: readonly Step[]) =>
  steps.filter(({ type }) => type.startsWith("aws:")).map(({ op, name }) => `${op} ${name}`);

describe("options of a cluster on the engine", () => {
  const stack = new TestStack({ program: program(atTop) });
  const up = async () => {
    const { code, changes, output } = await stack.up();
    assert.equal(code, 0, output);
    return cloud(changes);
  };
  before(up);
  after(() => stack.dispose());

  it("a cluster that moves into another component with an alias is not touched, nor are its children", async () => {
    stack.setProgram(program(inTeam("")));
    assert.deepEqual(await up(), []);
  });

  it("transforms reach every child: here they ignore changes of tags", async () => {
    const ignored = `transforms: [({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { ignoreChanges: ["tags"] }) })]`;
    stack.setProgram(program(inTeam(ignored)).replace(`name: "shop",`, `name: "shop", tags: { team: "sales" },`));
    const changes = await up();
    // A scaling group's tags are a list of its own, and a template says those of what it makes.
    assert.deepEqual(
      changes.filter((change) => !/group$|launch-template$/.test(change)),
      [],
    );
  });

  it("what is protected is not deleted", async () => {
    stack.setProgram(program(inTeam("protect: true")));
    await up();
    const { code, output } = await stack.destroy();
    assert.notEqual(code, 0);
    assert.match(output, /protected/);
  });
});
