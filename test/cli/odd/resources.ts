import { program } from "../../support/foreign";
import { holds, isOpen, type OddProgram, open } from "./odd-program";

const judged = { code: 1, says: /port 22 is open to every address/, resources: 1, fails: [isOpen] } as const;

/** What a program makes, and how. */
export const resources: Readonly<Record<string, OddProgram>> = {
  "dynamic ones, with code of their own": {
    files: program(
      "const provider: pulumi.dynamic.ResourceProvider = {",
      '  async check(_, news) { throw new Error("only the engine calls this " + JSON.stringify(news)); },',
      '  async create() { throw new Error("nor this"); },',
      "};",
      "class Row extends pulumi.dynamic.Resource { constructor(name: string) { super(provider, name, { a: 1 }); } }",
      'const row = new Row("row");',
      "void row;",
      open,
    ),
    code: 1,
    says: /not judged: 1 pulumi-nodejs:dynamic:Resource/,
    resources: 2,
    fails: [isOpen],
  },
  "several providers and regions": {
    files: program(
      'const east = new aws.Provider("east", { region: "us-east-1" });',
      'const assumed = new aws.Provider("assumed", { region: "eu-central-1", assumeRoles: [{ roleArn: "arn:aws:iam::210987654321:role/x" }] });',
      'new aws.acm.Certificate("edge", { domainName: "www.example.com", validationMethod: "DNS" }, { provider: east });',
      open.replace("] });", "] }, { provider: assumed });"),
    ),
    ...judged,
    resources: 4,
  },
  "a provider of an unknown region": {
    files: program(
      'const there = new aws.Provider("there", { region: new pulumi.StackReference("acme/net/prod").requireOutput("region") as pulumi.Output<aws.Region> });',
      open.replace("] });", "] }, { provider: there });"),
    ),
    ...judged,
    resources: 2,
  },
  "a component without children": {
    files: program(
      'class Empty extends pulumi.ComponentResource { constructor(name: string) { super("acme:index:Empty", name); this.registerOutputs({}); } }',
      'new Empty("nothing");',
    ),
    code: 1,
    says: /has no resources/,
    resources: 0,
  },
  "components in components, without registerOutputs": {
    files: program(
      'class Inner extends pulumi.ComponentResource { constructor(name: string, options?: pulumi.ComponentResourceOptions) { super("acme:index:Inner", name, {}, options); const parent = this; void parent;',
      open.replace("] });", "] }, { parent });"),
      "} }",
      'class Outer extends pulumi.ComponentResource { constructor(name: string) { super("acme:index:Outer", name); new Inner(name + "-in", { parent: this }); } }',
      'new Outer("out");',
    ),
    ...judged,
  },
  "a component that looks its data up first": {
    files: program(
      "class Late extends pulumi.ComponentResource<string[]> {",
      '  constructor(name: string) { super("acme:index:Late", name); void this.getData(); }',
      "  protected override async initialize() { const { names } = await aws.getAvailabilityZones({});",
      open.replace("] });", "] }, { parent: this });"),
      "    return names; }",
      "}",
      'new Late("late");',
    ),
    ...judged,
  },
  "transformations of the whole stack": {
    files: program(
      'pulumi.runtime.registerStackTransformation(({ type, props, opts }) => type === "aws:ec2/securityGroup:SecurityGroup" ? { props: { ...props, ingress: [{ ...props.ingress[0], cidrBlocks: ["0.0.0.0/0"] }] }, opts } : undefined);',
      open.replace("0.0.0.0/0", "10.0.0.0/8"),
    ),
    ...judged,
  },
  "transforms of one resource": {
    files: program(
      'const transforms: pulumi.ResourceTransform[] = [(args) => ({ props: { ...args.props, ingress: [{ ...args.props.ingress[0], cidrBlocks: ["0.0.0.0/0"] }] }, opts: args.opts })];',
      open.replace("0.0.0.0/0", "10.0.0.0/8").replace("] });", "] }, { transforms });"),
    ),
    ...judged,
  },
  "transforms of the whole stack": {
    files: program(
      'pulumi.runtime.registerResourceTransform((args) => ({ props: args.type === "aws:ec2/securityGroup:SecurityGroup" ? { ...args.props, ingress: [{ ...args.props.ingress[0], cidrBlocks: ["0.0.0.0/0"] }] } : args.props, opts: args.opts }));',
      open.replace("0.0.0.0/0", "10.0.0.0/8"),
    ),
    ...judged,
  },
  "transforms of a component, for what is below it; one that changes nothing; one that waits": {
    files: program(
      "const wait = () => new Promise((resolve) => setTimeout(resolve, 5));",
      "const widen: pulumi.ResourceTransform = async ({ type, props, opts }) => {",
      "  await wait();",
      '  if (type !== "aws:ec2/securityGroup:SecurityGroup") return undefined;',
      '  return { props: { ...props, ingress: [{ ...props.ingress[0], cidrBlocks: ["0.0.0.0/0"] }] }, opts: { ...opts, protect: true } };',
      "};",
      'class Web extends pulumi.ComponentResource { constructor(name: string) { super("acme:index:Web", name, {}, { transforms: [widen, () => undefined] });',
      open.replace("0.0.0.0/0", "10.0.0.0/8").replace("] });", "] }, { parent: this });"),
      "} }",
      'new Web("web");',
      open.replace('"open"', '"shut"').replace("0.0.0.0/0", "10.0.0.0/8"),
    ),
    ...judged,
    resources: 2,
  },
  "a transform that throws": {
    files: program('pulumi.runtime.registerResourceTransform(() => { throw new Error("no tags"); });', open),
    code: 1,
    says: /index\.ts:5: failed to register new resource open .*no tags/,
    resources: 0,
  },
  "made inside apply of what is known": {
    files: program(
      'const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });',
      `vpc.id.apply(() => { ${open} });`,
    ),
    ...judged,
    resources: 2,
  },
  "made inside apply of what is unknown: not made, as in a preview": {
    files: program('const queue = new aws.sqs.Queue("jobs", {});', `queue.arn.apply(() => { ${open} });`),
    code: 0,
    says: /not judged: 1 aws:sqs:Queue/,
    resources: 1,
  },
  "four hundred": {
    files: program(`for (let i = 0; i < 400; i++) ${open.replace('"open"', "`open-${i}`")}`),
    code: 1,
    says: /400 resources/,
    resources: 400,
    fails: ["firewall-no-admin-ports-from-world open-399"],
  },
  "assets and archives": {
    files: program(
      'new aws.lambda.Function("f", { role: "arn:aws:iam::123456789012:role/x", runtime: "nodejs22.x", handler: "index.handler", code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = 1"), lib: new pulumi.asset.FileArchive("./nowhere") }) });',
      'new aws.s3.BucketObjectv2("o", { bucket: "b", source: new pulumi.asset.FileAsset("./gone.txt") });',
    ),
    code: 0,
    says: holds,
    resources: 2,
  },
  "a function from a closure": {
    files: {
      "package.json": '{ "name": "closure" }',
      ...program('new aws.lambda.CallbackFunction("f", { callback: async () => ({ statusCode: 200 }) });'),
    },
    code: 0,
    says: holds,
    resources: 11,
  },
  "read with get": {
    files: program(
      'const vpc = aws.ec2.Vpc.get("there", "vpc-0123456789abcdef0");',
      'new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone: "eu-west-1a" });',
    ),
    code: 0,
    says: holds,
    resources: 1,
  },
  "imported, and retained": {
    files: program(
      open.replace("] });", '] }, { import: "sg-0123456789abcdef0", retainOnDelete: true, protect: true });'),
    ),
    ...judged,
  },
  "every option": {
    files: program(
      'const key = new aws.kms.Key("key", { enableKeyRotation: true });',
      open.replace(
        "] });",
        '] }, { dependsOn: [key], aliases: [{ name: "old" }], customTimeouts: { create: "5m" }, deleteBeforeReplace: true, additionalSecretOutputs: ["arn"], replaceOnChanges: ["*"], deletedWith: key, version: "7.0.0", ignoreChanges: ["tags"] });',
      ),
    ),
    ...judged,
    resources: 2,
  },
  "a dependsOn that is a promise of an output of a list": {
    files: program(
      'const key = new aws.kms.Key("key", { enableKeyRotation: true });',
      open.replace("] });", "] }, { dependsOn: Promise.resolve(pulumi.output([key])) });"),
    ),
    ...judged,
    resources: 2,
  },
  "a parent that is no resource": {
    files: program(open.replace("] });", '] }, { parent: "vpc" as any });')),
    code: 1,
    says: /index\.ts:4: /,
    resources: 0,
  },
  "arguments that are missing": {
    files: program('new aws.ec2.Subnet("a", {} as any);'),
    code: 1,
    says: /index\.ts:4: .*Missing required property 'vpcId'/,
    resources: 0,
  },
  "no name": {
    files: program('new aws.kms.Key("" as string, {});'),
    code: 1,
    says: /index\.ts:4: .*name/,
    resources: 0,
  },
  "an argument that no type has": {
    files: program('new aws.ec2.SecurityGroup("odd", { description: "x", ingres: [] } as any);', open),
    ...judged,
    resources: 2,
  },
  "values that JSON has not": {
    files: program(
      'new aws.kms.Key("key", { enableKeyRotation: true, deletionWindowInDays: Number.NaN, tags: { at: new Date(0) as any, none: null as any } });',
    ),
    code: 1,
    says: /key/i,
    resources: 1,
  },
  "a value that holds itself": {
    files: program("const tags: any = {}; tags.self = tags;", 'new aws.kms.Key("key", { tags });'),
    code: 1,
    says: /index\.ts|circular|call stack/i,
    resources: 0,
  },
  "a remote component that others use": {
    files: program(
      'class Net extends pulumi.ComponentResource { declare readonly vpcId: pulumi.Output<string>; constructor(name: string) { super("acme:net:Net", name, { vpcId: undefined }, {}, true); } }',
      'const net = new Net("net");',
      open.replace('description: "Web"', 'description: "Web", vpcId: net.vpcId'),
    ),
    ...judged,
  },
  "nothing but a remote component, accepted": {
    files: program(
      'class Net extends pulumi.ComponentResource { constructor(name: string) { super("acme:net:Net", name, {}, {}, true); } }',
      'new Net("net");',
    ),
    args: ["--accept-unjudged"],
    code: 0,
    says: /not judged: the resources inside 1 remote component/,
    resources: 0,
  },
  "a method of a remote component": {
    files: program(
      'class Net extends pulumi.ComponentResource { constructor(name: string) { super("acme:net:Net", name, {}, {}, true); } link(): pulumi.Output<any> { return pulumi.runtime.call("acme:net:Net/link", { __self__: this }, this); } }',
      'export const link = new Net("net").link().url;',
      open,
    ),
    ...judged,
  },
};
