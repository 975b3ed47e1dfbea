import { program } from "../../support/foreign";
import { fine, holds, isOpen, type OddProgram, open } from "./odd-program";

const judged = { code: 1, says: /port 22 is open to every address/, resources: 1, fails: [isOpen] } as const;
const net = 'const net = new pulumi.StackReference("acme/net/prod");';
const ofUnknown = (...lines: readonly string[]) => program('const queue = new aws.sqs.Queue("jobs", {});', ...lines);

/** What a program does with values that only the cloud knows, and with config. */
export const values: Readonly<Record<string, OddProgram>> = {
  "map over an unknown list inside apply makes nothing, as in a preview": {
    files: ofUnknown(
      "queue.tagsAll.apply((tags) => Object.keys(tags).map((tag) => new aws.ec2.SecurityGroup(tag, { description: tag })));",
    ),
    code: 0,
    says: /not judged: 1 aws:sqs:Queue/,
    resources: 1,
  },
  "map over a list that the plan knows makes its resources": {
    files: program(
      'const zone = new aws.route53.Zone("zone", { name: "example.com" });',
      "zone.nameServers.apply((servers) => servers.map((server, i) => new aws.sqs.Queue(`q${i}`, { name: server.slice(0, 9) })));",
    ),
    code: 1,
    says: /not judged: 4 aws:sqs:Queue/,
    resources: 5,
  },
  "an unknown list taken for an array is the program's fault": {
    files: ofUnknown("for (const tag of queue.tags as any) void tag;"),
    code: 1,
    says: /index\.ts:5: TypeError: .*not iterable/,
    resources: 0,
  },
  "lifted properties and elements of unknown lists": {
    files: program(
      'const c = new aws.acm.Certificate("c", { domainName: "www.example.com", validationMethod: "DNS" });',
      'const record = new aws.route53.Record("proof", { zoneId: "Z0123456789ABCDEXAMP", name: c.domainValidationOptions[0].resourceRecordName, type: c.domainValidationOptions[0].resourceRecordType, records: [c.domainValidationOptions[0].resourceRecordValue], ttl: 60 });',
      'new aws.acm.CertificateValidation("c", { certificateArn: c.arn, validationRecordFqdns: [record.fqdn] });',
    ),
    code: 0,
    says: holds,
    resources: 3,
  },
  "Output.all of known and unknown": {
    files: ofUnknown(
      'const all = pulumi.all([queue.arn, "a", Promise.resolve(22)]).apply(([arn, a, port]) => `${arn}${a}${port}`);',
      "export const text = all;",
      open,
    ),
    ...judged,
    resources: 2,
  },
  "Output.all of an object, its values known": {
    files: program(
      "const { port } = { port: pulumi.all({ a: 20, b: pulumi.output(2) }).apply(({ a, b }) => a + b) };",
      open.replaceAll("22", "port"),
    ),
    ...judged,
  },
  "JSON.stringify of an output is a mistake that is said": {
    files: ofUnknown(
      'new aws.iam.Policy("p", { policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] }) });',
    ),
    code: 1,
    says: /wrong in the program.*p {2}index\.ts:5\n\s+policy: an Output is put into a text/,
    resources: 2,
  },
  "pulumi.jsonStringify of an unknown is unknown": {
    files: ofUnknown(
      'new aws.iam.Policy("p", { policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] }) });',
    ),
    code: 1,
    says: /mandatory verdicts .* not known/,
    resources: 2,
  },
  "a document whose unknown part decides nothing is judged": {
    files: ofUnknown(
      'new aws.iam.Policy("p", { policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn }] } });',
    ),
    code: 0,
    says: holds,
    resources: 2,
  },
  "a document that allows everything on an unknown is not known": {
    files: ofUnknown(
      'new aws.iam.Policy("p", { policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: queue.arn }] } });',
    ),
    code: 1,
    says: /not known/,
    resources: 2,
  },
  "a comparison with an output is what it is in JavaScript": {
    files: ofUnknown('if ((queue.arn as unknown) === undefined) throw new Error("never");', open),
    ...judged,
    resources: 2,
  },
  "invokes inside apply": {
    files: program(
      'const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });',
      'const zones = vpc.id.apply(() => aws.getAvailabilityZones({ state: "available" }));',
      'new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24", availabilityZone: zones.names[0] });',
    ),
    code: 1,
    says: /vpc-flow-logs/,
    resources: 2,
  },
  "invokes of unknown arguments": {
    files: ofUnknown(
      "const role = aws.iam.getRoleOutput({ name: queue.name });",
      'new aws.iam.RolePolicyAttachment("a", { role: role.name, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });',
    ),
    code: 0,
    says: holds,
    resources: 2,
  },
  "a look-up whose answer is JSON": {
    files: program(
      'const found = aws.ssm.getParameterOutput({ name: "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended" });',
      "const imageId = found.value.apply((value) => JSON.parse(value).image_id as string);",
      'new aws.ec2.LaunchTemplate("nodes", { imageId, metadataOptions: { httpTokens: "optional" } });',
    ),
    code: 1,
    says: /template-imdsv2/,
    resources: 1,
    fails: ["template-imdsv2 nodes"],
  },
  "a secret that the stack does not have": {
    files: program('const password = new pulumi.Config().requireSecret("password");', "void password;", fine),
    code: 1,
    says: /index\.ts:4: Missing required configuration variable 'foreign:password'; set it with `pulumi config set --secret[\s\S]*--config\s+foreign:password=<value>/,
    resources: 0,
  },
  "the same with a stand-in": {
    files: program('export const password = new pulumi.Config().requireSecret("password");', fine),
    args: ["--config", "password=x"],
    code: 0,
    says: holds,
    resources: 1,
  },
  "config of a wrong type": {
    files: program('new pulumi.Config().requireNumber("size");', fine),
    args: ["--config", "size=big"],
    code: 1,
    says: /index\.ts:4: .*foreign:size' value 'big' is not a valid number/,
    resources: 0,
  },
  "config of another project's namespace": {
    files: {
      ...program('if (new pulumi.Config("other").requireBoolean("isOpen"))', open),
      "Pulumi.prod.yaml": "config: { aws:region: eu-west-1, other:isOpen: true }\n",
    },
    ...judged,
  },
  "another stack's outputs, as promises and at once": {
    files: program(
      net,
      "const later = (async () => {",
      '  const { value } = await net.getOutputDetails("port");',
      '  const ids = (await net.getOutputValue("subnetIds")) as string[];',
      "  for (const id of ids) void id;",
      "  return value;",
      "})();",
      "export const port = later;",
      open,
    ),
    ...judged,
  },
  "another stack's outputs, given": {
    files: {
      ...program(
        net,
        'const port = net.requireOutput("port") as pulumi.Output<number>;',
        open.replaceAll("22", "port"),
      ),
      "net.json": '{ "port": 22 }',
    },
    args: ["--stack-outputs", "net.json"],
    ...judged,
  },
  "a stack reference to itself, of an unknown name": {
    files: ofUnknown(
      'const own = new pulumi.StackReference("own", { name: pulumi.interpolate`acme/${queue.name}/prod` });',
      'export const a = own.getOutput("a");',
      open,
    ),
    ...judged,
    resources: 2,
  },
  "what it asks of its run": {
    files: program(
      'if (!pulumi.runtime.isDryRun()) throw new Error("not a preview");',
      "const who = [pulumi.getStack(), pulumi.getProject(), pulumi.getOrganization()].join();",
      'if (who !== "prod,foreign,organization") throw new Error(who);',
      open,
    ),
    ...judged,
  },
  "messages to the engine's log": {
    files: program('pulumi.log.info("hello"); pulumi.log.warn("careful"); pulumi.log.debug("x");', open),
    ...judged,
  },
  "an error in the engine's log fails it, as it fails an update": {
    files: program('pulumi.log.error("no capacity");', fine),
    code: 1,
    says: /no capacity/,
    resources: 0,
  },
};
