import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Diagram } from "../../model/analysis/diagram/types";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";
import { type ForeignFiles, ForeignProject, program } from "../support/foreign";

const folder = mkdtempSync(join(tmpdir(), "vipkit-diagram-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  runCommand({ args, cwd: root, env: { ...process.env, NO_COLOR: "1", COLUMNS: "120" } });

async function drawn(...args: readonly string[]): Promise<Diagram> {
  const { code, stdout, stderr } = await run("diagram", ...args, "--json");
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Diagram;
}

/** Each arrow by the first lines of what it joins: `HTTPS port 443 -90 %-> targets-blue`. */
function waysOf({ areas, boxes, arrows }: Diagram): readonly string[] {
  const names = new Map([...areas, ...boxes].map(({ id, lines }) => [id, lines[0]]));
  const mark = { requests: "->", idle: "->(idle)", access: "->(access)" };
  return arrows.map(({ from, to, label, kind }) => `${names.get(from)} -${label}${mark[kind]} ${names.get(to)}`).sort();
}

const linesOf = ({ areas, boxes }: Diagram): readonly string[] =>
  [...areas, ...boxes].map(({ lines }) => lines.join("; ")).sort();

async function ofProgram(files: ForeignFiles): Promise<Diagram> {
  const project = new ForeignProject(files);
  try {
    const { code, stdout, text } = await project.run("diagram", "--json");
    assert.equal(code, 0, text);
    return JSON.parse(stdout) as Diagram;
  } finally {
    project.remove();
  }
}

describe("vipkit diagram", () => {
  test("draws production: who may reach which listener, weights, checks, nodes and zones", async () => {
    const diagram = await drawn("prod");
    assert.deepEqual(waysOf(diagram), [
      "HTTPS port 443 -10 %-> targets-green",
      "HTTPS port 443 -90 %-> targets-blue",
      "clients -TCP 443-> HTTPS port 443",
      "clients -TCP 80-> HTTP port 80",
      "targets-blue --> nodes-blue",
      "targets-green --> nodes-green",
    ]);
    assert.deepEqual(
      linesOf(diagram).filter((text) => !/^nodes;/.test(text)),
      [
        "HTTP port 80; redirects to HTTPS 443",
        "HTTPS port 443",
        "balancer; application, internet-facing; zones eu-west-1a, eu-west-1b, eu-west-1c; address shop.example.com; web ACL waf",
        "clients; 0.0.0.0/0",
        "nodes-blue; 6 to 18 nodes",
        "nodes-green; 3 to 18 nodes",
        "targets-blue; HTTP port 8080; checked by HTTP /healthz; each 5 s, out after 2",
        "targets-green; HTTP port 8080; checked by HTTP /healthz; each 5 s, out after 2",
      ],
    );
    assert.equal(linesOf(diagram).filter((text) => /^nodes; zone eu-west-1[abc]$/.test(text)).length, 6);
    assert.deepEqual(diagram.notKnown, []);
  });

  test("draws a cluster on Kubernetes, and says what is not known of its address", async () => {
    const diagram = await drawn("kube");
    const ways = waysOf(diagram);
    assert.ok(ways.includes("HTTPS port 8443 -90 %-> targets-blue"), ways.join("\n"));
    assert.ok(ways.includes("HTTP port 8080 --> answered by the gateway"), ways.join("\n"));
    assert.ok(ways.includes("targets-blue --> nodes-blue (Deployment)"), ways.join("\n"));
    assert.ok(
      linesOf(diagram).some((text) =>
        /^nodes-blue \(Deployment\); 2 pods; spread over 3 zones, always; network policies; /.test(text),
      ),
    );
    assert.deepEqual(diagram.notKnown, ["gateway: what announces its address"]);
  });

  test("prints Mermaid by default, and SVG by Graphviz", async () => {
    const { code, stdout } = await run("diagram", "local");
    assert.equal(code, 0);
    assert.match(stdout, /^%% local\nflowchart LR\n/);
    const svg = await run("diagram", "local", "--svg");
    assert.match(svg.stdout, /^<\?xml[\s\S]*<svg[\s\S]*targets&#45;blue[\s\S]*<\/svg>\n$/);
    const planned = await run("plan", "local", "--diagram");
    assert.equal(planned.stdout, stdout);
  });

  test("draws an exported state", async () => {
    const urn = (type: string, name: string) => `urn:pulumi:live::shop::${type}::${name}`;
    const resource = (type: string, name: string, inputs: object) => ({
      ...{
        urn: urn(type, name),
        type,
        custom: true,
        id: `arn:${name}`,
        inputs,
        outputs: { ...inputs, arn: `arn:${name}` },
      },
    });
    const file = join(folder, "exported.json");
    const resources = [
      resource("aws:lb/loadBalancer:LoadBalancer", "web", { subnets: ["subnet-a", "subnet-b"] }),
      resource("aws:lb/targetGroup:TargetGroup", "web", { port: 80, protocol: "HTTP" }),
      resource("aws:lb/listener:Listener", "web", {
        ...{ loadBalancerArn: "arn:web", port: 80, protocol: "HTTP" },
        defaultActions: [{ type: "forward", targetGroupArn: "arn:elsewhere" }],
      }),
    ];
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
    const { code, stdout, stderr } = await run("diagram", "--state", file);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^%% live\n/);
    assert.match(stdout, /a target group<br\/>of another program, or not known/);
    assert.match(stderr, /not known: web: a target group of another program, or not known/);
  });

  test("refuses two forms at once, a stack beside a state, and a file that is none", async () => {
    const two = await run("diagram", "prod", "--svg", "--json");
    assert.deepEqual([two.code, two.stderr.trim()], [2, "--svg and --json: say one of them"]);
    assert.equal((await run("diagram", "prod", "--state", "x.json")).code, 2);
    const none = await run("diagram", "--state", join(root, "package.json"));
    assert.equal(none.code, 1);
    assert.match(none.stderr, /package\.json: not an exported state/);
    assert.equal((await run("plan", "prod", "--diagram", "--json")).code, 2);
  });
});

describe("vipkit diagram of a program of one's own", () => {
  test("draws rules in their order, machines registered by hand, functions, idle weights, and who else is let in", async () => {
    const diagram = await ofProgram(
      program(
        'const vpc = new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/16" });',
        'const subnets = ["a", "b"].map((z, i) => new aws.ec2.Subnet(z, { vpcId: vpc.id, cidrBlock: "10.0." + i + ".0/24", availabilityZone: "eu-west-1" + z }));',
        'const front = new aws.ec2.SecurityGroup("front", { vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["192.0.2.0/24"] }] });',
        'const nodes = new aws.ec2.SecurityGroup("nodes", { vpcId: vpc.id, ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, securityGroups: [front.id] }, { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["198.51.100.0/24"] }] });',
        'const lb = new aws.lb.LoadBalancer("web", { internal: true, securityGroups: [front.id], subnets: subnets.map((s) => s.id) });',
        'const group = (name: string, port = 80) => new aws.lb.TargetGroup(name, { port, protocol: "HTTP", vpcId: vpc.id });',
        'const [blue, green, hand] = [group("blue"), group("green"), group("hand", 81)];',
        'const listener = new aws.lb.Listener("http", { loadBalancerArn: lb.arn, port: 80, protocol: "HTTP", defaultActions: [{ type: "forward", forward: { targetGroups: [{ arn: blue.arn, weight: 1 }, { arn: green.arn, weight: 0 }] } }] });',
        'new aws.lb.ListenerRule("hand", { listenerArn: listener.arn, priority: 5, conditions: [{ pathPattern: { values: ["/hand/*"] } }], actions: [{ type: "forward", targetGroupArn: hand.arn }] });',
        'new aws.lb.ListenerRule("stop", { listenerArn: listener.arn, priority: 1, conditions: [{ hostHeader: { values: ["old.example.com"] } }], actions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "410" } }] });',
        'const machine = new aws.ec2.Instance("one", { ami: "ami-12345678", instanceType: "t3.small", availabilityZone: "eu-west-1a" });',
        'new aws.lb.TargetGroupAttachment("one", { targetGroupArn: hand.arn, targetId: machine.id });',
        'const template = new aws.ec2.LaunchTemplate("t", { imageId: "ami-12345678", instanceType: "t3.small", vpcSecurityGroupIds: [nodes.id] });',
        'new aws.autoscaling.Group("blue", { minSize: 2, maxSize: 4, vpcZoneIdentifiers: subnets.map((s) => s.id), targetGroupArns: [blue.arn], launchTemplate: { id: template.id } });',
      ),
    );
    assert.deepEqual(waysOf(diagram), [
      "198.51.100.0/24 -TCP 22->(access) blue",
      "HTTP port 80 -else 0 %->(idle) green",
      "HTTP port 80 -else 100 %-> blue",
      "HTTP port 80 -path /hand/*-> hand",
      "blue --> blue",
      "clients -TCP 80-> HTTP port 80",
      "green --> targets registered",
      "hand --> one",
    ]);
    const lines = linesOf(diagram);
    assert.ok(lines.includes("HTTP port 80; host old.example.com answers 410"), lines.join("\n"));
    assert.ok(lines.includes("clients; 192.0.2.0/24"), lines.join("\n"));
    assert.ok(lines.includes("web; application, internal; zones eu-west-1a, eu-west-1b"), lines.join("\n"));
    assert.ok(lines.includes("one; machine; zone eu-west-1a"), lines.join("\n"));
    assert.deepEqual(diagram.notKnown, ["green: what is registered in it"]);
  });

  test("draws Services of their own address, and Ingresses, of which it is not known what serves them", async () => {
    const project = new ForeignProject({
      "index.ts": [
        'import * as k8s from "@pulumi/kubernetes";',
        'const metadata = { namespace: "shop", labels: { app: "web" } };',
        'new k8s.apps.v1.Deployment("web", { metadata: { ...metadata, name: "web" }, spec: { replicas: 3, selector: { matchLabels: { app: "web" } }, template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "shop:1" }] } } } });',
        'new k8s.core.v1.Service("web", { metadata: { ...metadata, name: "web" }, spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] } });',
        'new k8s.networking.v1.Ingress("shop", { metadata: { ...metadata, name: "shop" }, spec: { rules: [{ host: "shop.example.com", http: { paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 80 } } } }, { path: "/old", pathType: "Prefix", backend: { service: { name: "old", port: { number: 80 } } } }] } }] } });',
      ].join("\n"),
    });
    try {
      const { code, stdout, text } = await project.run("diagram", "--json");
      assert.equal(code, 0, text);
      const diagram = JSON.parse(stdout) as Diagram;
      assert.deepEqual(waysOf(diagram), [
        "clients --> shop",
        "clients --> web",
        "shop -shop.example.com/-> web",
        "shop -shop.example.com/old-> old",
        "web --> web",
        "web --> web (Deployment)",
      ]);
      assert.ok(linesOf(diagram).includes("web (Deployment); 3 pods; spread over no zones; no network policy"));
    } finally {
      project.remove();
    }
  });

  test("a program without a way of requests is told so, with exit code 1", async () => {
    const project = new ForeignProject(program('new aws.s3.Bucket("data", {});'));
    try {
      const { code, text } = await project.run("diagram");
      assert.equal(code, 1);
      assert.match(text, /prod: no balancer, gateway, .*there is nothing to draw/);
    } finally {
      project.remove();
    }
  });
});
