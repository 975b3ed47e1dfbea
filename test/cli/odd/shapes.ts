import { program } from "../../support/foreign";
import { fine, holds, isOpen, type OddProgram, open } from "./odd-program";

const cjs = 'const aws = require("@pulumi/aws"); const pulumi = require("@pulumi/pulumi");';
const esm = 'import * as aws from "@pulumi/aws"; import * as pulumi from "@pulumi/pulumi";';
const judged = { code: 1, says: /port 22 is open to every address/, resources: 1, fails: [isOpen] } as const;

/** How a program is written down. */
export const shapes: Readonly<Record<string, OddProgram>> = {
  "CommonJS without a package.json": { files: { "index.js": `${cjs}\n${open}\n` }, ...judged },
  "an ES module that awaits at its top": {
    files: {
      "package.json": '{ "type": "module" }',
      "index.js": `${esm}\nconst zones = await aws.getAvailabilityZones({});\nif (zones.names.length > 0) ${open}\n`,
    },
    ...judged,
  },
  "an ES module in TypeScript that awaits at its top": {
    files: {
      "package.json": '{ "type": "module", "main": "index.ts" }',
      "tsconfig.json": '{ "compilerOptions": { "module": "nodenext", "target": "es2022" } }',
      "index.ts": `${esm}\nconst { accountId } = await aws.getCallerIdentity({});\nif (accountId.length === 12) ${open}\n`,
    },
    ...judged,
  },
  "enums, namespaces, decorators, parameter properties": {
    files: {
      "tsconfig.json":
        '{ "compilerOptions": { "experimentalDecorators": true, "target": "es2020", "module": "commonjs" } }',
      ...program(
        "enum Port { ssh = 22 }",
        'const enum Kind { tcp = "tcp" }',
        'namespace Ranges { export const all = "0.0.0.0/0"; }',
        "const seen: string[] = [];",
        "function logged(_: unknown, key: string): void { seen.push(key); }",
        "class Opener { constructor(private readonly port: Port, readonly kind: Kind) {} @logged make() {",
        '  return new aws.ec2.SecurityGroup("open", { description: seen.join(), ingress: [{ protocol: this.kind, fromPort: this.port, toPort: this.port, cidrBlocks: [Ranges.all], description: "x" }] });',
        "} }",
        "new Opener(Port.ssh, Kind.tcp).make();",
      ),
    },
    ...judged,
  },
  "path aliases of its tsconfig": {
    files: {
      "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["src/lib/*"] } } }',
      ...program('import { port } from "@lib/port";', open.replaceAll("22", "port")),
      "src/lib/port.ts": "export const port: number = 22;\n",
    },
    ...judged,
  },
  "JSON and YAML files that it imports and reads": {
    files: {
      "tsconfig.json": '{ "compilerOptions": { "resolveJsonModule": true, "esModuleInterop": true } }',
      ...program(
        'import { readFileSync } from "node:fs";',
        'import settings from "./settings.json";',
        'if (readFileSync("note.txt", "utf8") === "go") { const port = settings.port;',
        open.replaceAll("22", "port"),
        "}",
      ),
      "settings.json": '{ "port": 22 }',
      "note.txt": "go",
    },
    ...judged,
  },
  "a main in a folder below, that reads beside itself": {
    files: {
      "Pulumi.yaml": "name: foreign\nruntime: nodejs\nmain: infra/\n",
      "infra/index.js": `${cjs}\nif (require("node:fs").readFileSync("port.txt", "utf8") === "22") ${open}\n`,
      "infra/port.txt": "22",
    },
    ...judged,
  },
  "a main that was not built, beside an index.ts": {
    files: { "package.json": '{ "name": "x", "main": "bin/index.js" }', ...program(fine) },
    code: 0,
    says: holds,
    resources: 1,
  },
  "no program at all": { files: { "README.md": "soon" }, code: 1, says: /no program at .*index\.ts/, resources: 0 },
  "an empty file": {
    files: { "index.ts": "" },
    code: 1,
    says: /has no resources: there is nothing to judge/,
    resources: 0,
  },
  "only exports": { files: program('export const a = "b";'), code: 1, says: /has no resources/, resources: 0 },
  "a syntax error": { files: program("const a: = 1;"), code: 1, says: /index\.ts:4/, resources: 0 },
  "types that do not fit, which do not stop it": {
    files: program(`const a: number = "x";\nvoid a;\n${fine}`),
    code: 0,
    says: holds,
    resources: 1,
  },
  "a package that is not installed": {
    files: program('import * as gone from "@acme/gone";', "void gone;", fine),
    code: 1,
    says: /index\.ts:4: Cannot find module '@acme\/gone'/,
    resources: 0,
  },
  "a name that the package does not have": {
    files: program('new (aws.ec2 as any).Vcp("main", {});'),
    code: 1,
    says: /index\.ts:4: TypeError: .*Vcp is not a constructor/,
    resources: 0,
  },
  "a function that it exports": { files: { "index.js": `${cjs}\nmodule.exports = () => { ${open} };\n` }, ...judged },
  "a default function that is async": {
    files: {
      "package.json": '{ "type": "module" }',
      "index.js": `${esm}\nexport default async () => { await null; ${open} };\n`,
    },
    ...judged,
  },
  "a program in the style of the automation API": {
    files: program(
      "const inline = async () => {",
      open,
      "};",
      "async function main() {",
      '  const { LocalWorkspace } = await import("@pulumi/pulumi/automation");',
      '  const stack = await LocalWorkspace.createOrSelectStack({ stackName: "prod", projectName: "foreign", program: inline });',
      "  await stack.preview();",
      "}",
      "void main();",
    ),
    code: 1,
    says: /runs the pulumi command itself \(automation API\)/,
    resources: 0,
  },
  "the inline program of one, exported too": {
    files: program(
      "export const inline = async () => {",
      open,
      "};",
      "export = inline;".replace("export =", "module.exports ="),
    ),
    ...judged,
  },
  "strict mode's own words and odd names": {
    files: program('const $_ä = "ключ";', 'new aws.kms.Key($_ä, { enableKeyRotation: true, description: "ключ 🔑" });'),
    code: 0,
    says: holds,
    resources: 1,
  },
  "an alias of the SDK's resource class": {
    files: program("class Guard extends aws.ec2.SecurityGroup {}", open.replace("aws.ec2.SecurityGroup", "Guard")),
    ...judged,
  },
};
