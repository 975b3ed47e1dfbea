import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { root } from "../../tools/setup";
import { LocalProject } from "../support/local-project";

/** A stranger's program: a balancer, so that `reach` and `budget` have something to look at, and regions from three places. */
const program = `
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const config = new pulumi.Config();
const place = config.get("explicit");
const provider = place && new aws.Provider("there", { region: place });
const region = config.get("own");
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", region }, { provider });
const subnets = [0, 1].map((i) => new aws.ec2.Subnet("s" + i, { vpcId: vpc.id, cidrBlock: "10.0." + i + ".0/24", region }, { provider }));
const topic = new aws.sns.Topic("alarms", { region }, { provider });
const asked = config.get("asked");
if (asked) aws.getAvailabilityZonesOutput({ region: asked });
const lb = new aws.lb.LoadBalancer("web", { internal: true, subnets: subnets.map((s) => s.id), region }, { provider });
`;

const spec = (region: string) => `
  vipkit:cluster:
    name: shop
    region: ${region}
    network: { zones: 2, flowLogs: false }
    certificate: { domainName: shop.internal, zoneId: Z0123456789ABC }
    loadBalancer:
      listeners:
        https: { port: 443, protocol: HTTPS, defaultAction: { type: forward, targetGroups: { web: 1 } } }
    targetGroups: { web: {} }
    nodeGroups: { web: { targetGroups: [web] } }
`;

const specProgram = `
const { VipCluster } = require("${root}/dist/components");
const { createProvider, loadConfig } = require("${root}/dist/stacks/program");
const config = loadConfig();
new VipCluster(config.cluster.name, config.cluster, { provider: createProvider(config) });
`;

const slip =
  /no region of AWS, got "eu-wset-1"; nearest: eu-west-1, eu-west-2, eu-west-3; write eu-west-1; a region newer than \S+ [\d.]+, \S+ goes under vipkit:regions/g;
const unheardOf =
  /not in the list of regions \(\S+ [\d.]+, \S+\), taken as a new one with zones a, b and c, got "eu-west-4"; nearest: eu-west-1, eu-west-2, eu-west-3; if it is right, add eu-west-4 to vipkit:regions/g;

/** Where a region may stand: the stack's file with it, and what the message says of the place. */
const places: Readonly<Record<string, { file: (region: string) => string; place: RegExp; program?: string }>> = {
  "aws:region": { file: (region) => `config:\n  aws:region: ${region}\n`, place: /Pulumi\.a\.yaml:2 aws:region: / },
  "an explicit provider": {
    file: (region) => `config:\n  aws:region: eu-west-2\n  own:explicit: ${region}\n`,
    place: /pulumi:providers:aws "there": region: /,
  },
  "resources, one of a type without a model": {
    file: (region) => `config:\n  aws:region: eu-west-2\n  own:own: ${region}\n`,
    place: /aws:ec2\/vpc:Vpc "main": region: /,
  },
  "a look-up": {
    file: (region) => `config:\n  aws:region: eu-west-2\n  own:asked: ${region}\n`,
    place: /region: /,
  },
  "the spec": {
    file: (region) => `config:${spec(region)}`,
    place: /Pulumi\.a\.yaml:4 vipkit:cluster\.region: /,
    program: specProgram,
  },
  "aws:region beside a spec": {
    file: (region) => `config:\n  aws:region: ${region}${spec("eu-west-1")}`,
    place: /Pulumi\.a\.yaml:2 aws:region: /,
    program: specProgram,
  },
};

function projectWith(t: TestContext, file: string, own = program): LocalProject {
  const project = new LocalProject(t);
  project.write("index.js", own);
  project.write("Pulumi.a.yaml", file);
  project.write("Pulumi.b.yaml", own === program ? "config: {}\n" : `config:${spec("eu-west-1")}`);
  return project;
}

const all = ["plan", "check", "budget", "reach", "diff"];

/** Commands to which a place speaks: `diff` compares files and runs no program. */
const commandsOf: Readonly<Record<string, readonly string[]>> = {
  "aws:region": all,
  "the spec": ["plan", "budget", "diff"],
  "an explicit provider": all.slice(0, 4),
};

const run = (project: LocalProject, command: string) =>
  project.look(command, "a", ...(command === "diff" ? ["b"] : []));

describe("a misspelt region is one message, the same of every command (case 01-region-other-than-eu-west-1)", {
  concurrency: 2,
}, () => {
  for (const [name, { file, place, program: own }] of Object.entries(places)) {
    for (const command of commandsOf[name] ?? ["plan"]) {
      it(`${name}: ${command}`, async (t) => {
        const { code, text } = await run(projectWith(t, file("eu-wset-1"), own), command);
        assert.equal(code, 1, text);
        assert.equal(text.match(slip)?.length, 1, text);
        // `check` gives each resource a line of its own.
        assert.match(text, command === "check" && name === "an explicit provider" ? /there {2}index\.js:6/ : place);
        assert.doesNotMatch(text, /\n {4}at /);
      });
    }
  }
});

describe("a region newer than the table is taken: with one warning, or without where vipkit:regions names it", {
  concurrency: 2,
}, () => {
  for (const [name, { file, place, program: own }] of Object.entries(places)) {
    for (const command of name === "the spec" ? ["plan", "budget", "diff"] : ["plan"]) {
      it(`${name}: ${command}`, async (t) => {
        const project = projectWith(t, file("eu-west-4"), own);
        const { text } = await run(project, command);
        assert.equal(text.match(unheardOf)?.length, 1, text);
        if (name === "the spec") assert.match(text, place);
        project.write("Pulumi.a.yaml", `${file("xx-mars-1").trimEnd()}\n  vipkit:regions: [xx-mars-1]\n`);
        assert.doesNotMatch((await run(project, command)).text, /no region of AWS|not in the list/);
      });
    }
  }
});

describe("vipkit:regions", () => {
  const wrong = {
    mars: "mars",
    "[mars]": "mars",
    "{ eu-west-4: abc }": "a map|eu-west-4: abc|.eu-west-4.:.abc",
    "[1]": "1",
  };
  for (const [value, part] of Object.entries(wrong)) {
    it(`refuses ${value}, with the line`, async (t) => {
      for (const own of [program, specProgram]) {
        const file = own === program ? "config:\n" : `config:${spec("eu-west-1")}`;
        const project = projectWith(t, `${file.trimEnd()}\n  vipkit:regions: ${value}\n`, own);
        const { code, text } = await project.look("plan", "a");
        assert.equal(code, 1, text);
        assert.match(
          text,
          new RegExp(`Pulumi\\.a\\.yaml:\\d+ vipkit:regions\\S*: (?:not|malformed).*(?:${part})`),
          text,
        );
      }
    });
  }

  it("is the name that a misspelt key is told", async (t) => {
    const { text } = await projectWith(t, "config:\n  vipkit:region: [eu-west-4]\n").look("plan", "a");
    assert.match(text, /Pulumi\.a\.yaml:2:? vipkit:region: unknown key; did you mean vipkit:regions/);
  });

  it("vouches for what the shell says, which is named as the place", async (t) => {
    const project = projectWith(t, "config: {}\n");
    for (const [region, said] of [
      ["eu-wset-1", /^AWS_REGION of the environment: no region of AWS, got "eu-wset-1"/m],
      ["eu-west-4", /^warning: AWS_REGION of the environment: not in the list/m],
    ] as const) {
      process.env["AWS_REGION"] = region;
      t.after(() => delete process.env["AWS_REGION"]);
      assert.match((await project.look("plan", "a")).text, said);
    }
  });
});
