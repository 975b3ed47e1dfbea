import { program } from "../../support/foreign";
import { fine, holds, type OddProgram, open } from "./odd-program";

/** How a program comes to its end, or does not. */
export const ends: Readonly<Record<string, OddProgram>> = {
  "throws at its top": {
    files: program(fine, "", 'throw new Error("no such zone");'),
    code: 1,
    says: /index\.ts:6: no such zone/,
    resources: 0,
  },
  "throws in a module that it imports": {
    files: {
      ...program('import { zones } from "./lib/zones";', "void zones;", fine),
      "lib/zones.ts":
        'export const zones = [] as string[];\nif (zones.length === 0) throw new RangeError("no zones");\n',
    },
    code: 1,
    says: /lib\/zones\.ts:2: RangeError: no zones/,
    resources: 0,
  },
  "throws what is no error": {
    files: program(fine, 'throw { code: 7, why: "moon" };'),
    code: 1,
    says: /the program threw \{"code":7,"why":"moon"\}/,
    resources: 0,
  },
  "throws nothing": {
    files: program(fine, "throw undefined;"),
    code: 1,
    says: /the program threw undefined/,
    resources: 0,
  },
  "throws an error without a message": {
    files: program(fine, "throw new TypeError();"),
    code: 1,
    says: /index\.ts:5: TypeError without a message/,
    resources: 0,
  },
  "throws in its function": {
    files: { "index.js": 'module.exports = async () => {\n  throw new Error("no quota");\n};\n' },
    code: 1,
    says: /index\.js:2: no quota/,
    resources: 0,
  },
  "rejects a promise that nothing awaits": {
    files: program(fine, 'void Promise.reject(new Error("late news"));'),
    code: 1,
    says: /index\.ts:5: late news/,
    resources: 0,
  },
  "rejects later": {
    files: program(
      fine,
      'setTimeout(() => { void Promise.reject(new Error("much later")); }, 20);',
      "export const wait = new Promise((resolve) => setTimeout(resolve, 60));",
    ),
    code: 1,
    says: /index\.ts:5: much later/,
    resources: 0,
  },
  "throws from a timer": {
    files: program(
      fine,
      'setTimeout(() => { throw new Error("tick"); }, 10);',
      "export const wait = new Promise((resolve) => setTimeout(resolve, 50));",
    ),
    code: 1,
    says: /index\.ts:5: tick/,
    resources: 0,
  },
  "exports a promise that rejects": {
    files: program(fine, 'export const address = Promise.reject(new Error("no address"));'),
    code: 1,
    says: /no address/,
    resources: 0,
  },
  "throws inside apply": {
    files: program(
      'const key = new aws.kms.Key("key", { enableKeyRotation: true });',
      'export const a = key.arn.apply((arn): string => { throw new Error("no arn in " + typeof arn); });',
    ),
    code: 1,
    says: /index\.ts:5: no arn in string/,
    resources: 0,
  },
  "takes an output for a text": {
    files: program(
      'const key = new aws.kms.Key("key", { enableKeyRotation: true });',
      'new aws.kms.Alias("alias", { name: `alias/${key.keyId}`.toLowerCase(), targetKeyId: key.id });',
    ),
    code: 1,
    says: /wrong in the program.*alias {2}index\.ts:5\n\s+name: an Output is put into a text/,
    resources: 2,
  },
  "ends the process well": {
    files: program(fine, "process.exit(0);"),
    code: 1,
    says: /it ended the process with exit code 0/,
    resources: 0,
  },
  "ends the process badly": {
    files: program(fine, "process.exit(3);"),
    code: 1,
    says: /it ended the process with exit code 3/,
    resources: 0,
  },
  "ends the process from a handler": {
    files: program(fine, 'pulumi.output("a").apply(() => process.exit(4));'),
    code: 1,
    says: /it ended the process with exit code 4/,
    resources: 0,
  },
  "leaves an exit code": { files: program(fine, "process.exitCode = 5;"), code: 1, says: /exit code 5/, resources: 0 },
  "waits for what never comes": {
    files: program(fine, "export const never = new Promise(() => undefined);"),
    code: 1,
    says: /a Promise or Output was never resolved/,
    resources: 0,
  },
  "waits for an output that never comes": {
    files: program('new aws.kms.Key("key", { description: pulumi.output(new Promise<string>(() => undefined)) });'),
    code: 1,
    says: /a Promise or Output was never resolved/,
    resources: 0,
  },
  "depends on itself": {
    files: program(
      "let resolve: (arn: pulumi.Output<string>) => void = () => undefined;",
      "const later = pulumi.output(new Promise<pulumi.Output<string>>((done) => { resolve = done; }));",
      'const one = new aws.sns.Topic("one", { displayName: later });',
      'const other = new aws.sns.Topic("other", { displayName: one.arn });',
      "resolve(other.arn);",
    ),
    code: 1,
    says: /never resolved/,
    resources: 0,
  },
  "keeps a timer and a server": {
    files: program(
      'import { createServer } from "node:http";',
      "setInterval(() => undefined, 1000);",
      'createServer(() => undefined).listen(0, "127.0.0.1");',
      fine,
    ),
    code: 0,
    says: holds,
    resources: 1,
  },
  "has the same name twice": {
    files: program(open, open),
    code: 1,
    says: /wrong in the program.*open[\s\S]*two resources have the URN urn:pulumi:prod::foreign::aws:ec2\/securityGroup:SecurityGroup::open/,
    resources: 1,
  },
  "has the same name twice, of two types": {
    files: program(fine, 'new aws.sqs.Queue("key", {});'),
    code: 0,
    says: /not judged: 1 aws:sqs:Queue/,
    resources: 2,
  },
  "prints a great deal": {
    files: program('for (let i = 0; i < 3000; i++) console.log("line " + i);', fine),
    code: 0,
    says: holds,
    resources: 1,
  },
};
