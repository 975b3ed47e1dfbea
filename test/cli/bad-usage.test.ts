import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../tools/setup";
import { type CommandAnswer, runCommand } from "../support/commands";

const folder = mkdtempSync(join(tmpdir(), "vipkit-usage-"));
const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};
put("Pulumi.yaml", "name: usage\nruntime: nodejs\nmain: index.cjs\n");
put("Pulumi.prod.yaml", "config: {}\n");
put("Pulumi.staging.yaml", "config: {}\n");
put("index.cjs", 'require("@pulumi/pulumi");\n');
put("state.json", "{}");
put("broken.json", "{ half");
put("plain-file", "");
put("empty/Pulumi.yaml", "name: empty\nruntime: nodejs\n");
put("no-project/readme", "");
put("twins/Pulumi.yaml", "name: twins\nruntime: nodejs\n");
put("twins/Pulumi.here.yaml", "config: { vipkit:twin: {} }\n");
put("twins/Pulumi.there.yaml", "config: { vipkit:cluster: { provider: twin } }\n");
put("twins/Pulumi.prod.yaml", "config: {}\n");
put("cloud/Pulumi.yaml", "name: cloud\nruntime: nodejs\n");
put("cloud/Pulumi.prod.yaml", "config:\n  vipkit:cluster: { provider: aws }\n");
put("unreadable/Pulumi.yaml", "name: unreadable\nruntime: nodejs\n");
put("unreadable/Pulumi.local.yaml", "config:\n\t- y\n");
put("list/Pulumi.yaml", "- a\n- b\n");
put("tab/Pulumi.yaml", "name:\tx\n\t- y\n");
put("nameless/Pulumi.yaml", "runtime: nodejs\n");
put("nameless/Pulumi.prod.yaml", "config: {}\n");
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (cwd: string, args: readonly string[]): Promise<CommandAnswer> =>
  runCommand({ args, cwd: join(folder, cwd), env: { ...process.env, NO_COLOR: "1" } });

/** Arguments, the exit code, and what the message says; where they are given, the folder below the project. */
const wrong: readonly (readonly [args: string, code: number, said: RegExp, cwd?: string])[] = [
  ["paln prod", 2, /unknown command 'paln'[\s\S]*plan/],
  ["toString", 2, /unknown command 'toString'/],
  ["__proto__ x", 2, /unknown command '__proto__'/],
  ["--jsn", 2, /unknown option '--jsn'/],
  ["plan --jsn prod", 2, /unknown option '--jsn'[\s\S]*--json/],
  ["plan prod staging", 2, /too many arguments/],
  ["plan prod --stack staging", 2, /prod, staging: plan takes one stack/],
  ["plan --project nowhere", 2, /--project nowhere: no such folder/],
  ["plan prod --project no-project", 2, /--project no-project: no Pulumi\.yaml in this folder/],
  ["plan", 2, /which stack\? prod, staging/],
  ["plan prd", 1, /no stack "prd" in this project; it has prod, staging/],
  ["plan ..", 2, /"\.\." is no stack's name/],
  ["plan prod", 1, /no Pulumi\.yaml/, ".."],
  ["plan prod", 1, /no program at/, "empty"],
  ["plan prod", 1, /Pulumi\.yaml: not a project/, "list"],
  ["plan prod", 1, /Pulumi\.yaml:2: not valid YAML: Tabs/, "tab"],
  ["plan prod", 1, /Pulumi\.yaml: has no name/, "nameless"],
  ["reach", 2, /which stack\? prod, staging/],
  ["reach --project .", 2, /which stack\? prod, staging/],
  ["budget", 2, /which stack\? prod, staging/],
  ["start", 1, /no stack of this project is for this machine: of prod, staging none has provider: twin/],
  ["down", 1, /no stack of this project is for this machine/],
  ["status", 1, /no stack of this project is for this machine/],
  ["fault kill-node i-1", 1, /no stack of this project is for this machine/],
  ["start", 2, /which stack\? here, there; such as: .*start.* here/, "twins"],
  ["fault kill-node i-1", 2, /which stack\? here, there; such as: .*fault.* kill-node i-1 here/, "twins"],
  ["down", 1, /Pulumi\.local\.yaml:2: not valid YAML/, "unreadable"],
  ["plan", 1, /has no Pulumi\.<stack>\.yaml/, "empty"],
  ["reach prdo", 1, /no stack "prdo"/],
  ["reach prod --from", 2, /argument missing/],
  ["budget prdo", 1, /no stack "prdo"/],
  ["budget prod", 1, /has no vipkit:cluster|no load balancer|nothing/],
  ["budget --rate", 2, /argument missing/],
  ["budget --rate fast", 2, /a number of requests per second above 0/],
  ["budget --rate -3", 2, /a number of requests per second above 0/],
  ["diff prod", 2, /which two stacks\? prod, staging; such as: .*diff.* prod staging/],
  ["diff prod staging dev", 2, /too many arguments/],
  ["diff prod prod", 2, /name two environments/],
  ["diff stagin prod", 1, /no stack "stagin"/],
  ["check prd", 1, /no stack "prd"/],
  ["check prod --fail-on hihg", 2, /Allowed choices are low, medium, high, critical/],
  ["check --sarif", 2, /argument missing/],
  ["check prod --state state.json", 2, /not both/],
  ["check --state state.json", 1, /not an exported state/],
  ["check --state broken.json", 1, /broken\.json: is not JSON: .*pulumi stack export --file broken\.json/],
  ["check --state missing.json", 1, /missing\.json: cannot be read: no such file or folder/],
  ["check --state .", 1, /\.: cannot be read: is a folder, not a file/],
  ["check --json staging", 2, /a file, or the stack of that name/],
  ["check prod --json a --sarif ./a", 2, /--json and --sarif name the same file/],
  ["check --junit=", 2, /--junit: not the name of a file/],
  ["check", 1, /has no Pulumi\.<stack>\.yaml/, "empty"],
  ["check", 1, /no Pulumi\.yaml/, ".."],
  ["fault", 2, /missing required argument 'kind'/],
  ["fault kill-nod x", 2, /Allowed choices are kill-node/],
  ["fault kill-node", 2, /missing required argument 'target'/],
  ["drill", 2, /missing required argument 'fault'/],
  ["drill nodeCrush", 2, /Allowed choices are nodeCrash, .*, all/],
  ["drill nodeCrash --load 5001", 2, /rps: 5001 is too much; a number above 0 and up to 5000/],
  ["drill nodeCrash --seed 1.5", 2, /--seed 1\.5: not a whole number/],
  ["drill nodeCrash --load 5000 --seconds 1800", 2, /more than 1000000 requests/],
  ["drill nodeCrash prod", 1, /stack "prod" is not for this machine: .*Pulumi\.prod\.yaml has neither/],
  ["drill nodeCrash here", 1, /stack "here" is not up; bring it up with: .*start/, "twins"],
  ["page prod", 1, /stack "prod" is not for this machine: .*vipkit:cluster\.provider: not twin/, "cloud"],
  ["logs slow-paths prod", 1, /stack "prod" is not for this machine: /],
  ["simulate prod --group blue", 2, /--load is missing: .*\n.*--capacity or --service-time is missing/],
  ["simulate prod --queue -1", 2, /a number of seconds from 0 on/],
  ["simulate prod --start 2026-11-30T00:00:00", 2, /Write a time with its zone/],
  [
    "drill nodeCrash prod --role arn:aws:iam::123456789012:role/fis",
    2,
    /--role arn\S+: .*write --aws with it, or leave/,
  ],
  ["drill zoneLoss prod --alarm x", 2, /--alarm x: is for the experiment of AWS FIS/],
  ["drill zoneLoss prod --aws --report x", 2, /--report x: --aws runs nothing/],
  ["drill zoneLoss prod --aws --load 7", 2, /--load 7: --aws runs nothing/],
  ["drill nodeCrash here --report no/such/place", 2, /--report no\/such\/place: cannot be written: no such/, "twins"],
  ["diagram --state plain-file", 1, /plain-file: is empty; .pulumi stack export/],
  ["plan prod --stack-outputs plain-file", 2, /--stack-outputs plain-file: is empty; .pulumi stack output/],
  [
    "roll prod",
    1,
    /Pulumi\.prod\.yaml has no vipkit:cluster, the spec that this reads; a program of one's own has none/,
  ],
  ["status locl", 1, /no stack "locl"/],
  ["status prod", 1, /stack "prod" is not for this machine: .*Pulumi\.prod\.yaml has neither/],
  ["status here", 1, /stack "here" is not up; bring it up with: .*start/, "twins"],
  ["start prod", 1, /stack "prod" is not for this machine: .*Pulumi\.prod\.yaml has neither/],
  ["start prod", 1, /is not for this machine: Pulumi\.prod\.yaml:2 vipkit:cluster\.provider: not twin/, "cloud"],
  ["start prdo", 1, /no stack "prdo"/],
  ["down prdo", 1, /no stack "prdo"/],
  ["down prod", 1, /pulumi destroy --stack prod/],
  ["init .", 1, /nothing is overwritten|has Pulumi\.prod\.yaml/],
  ["init x --name Shop", 2, /--name is no name for a project/],
  ["init plain-file/x --name shop", 1, /cannot write to .*plain-file/],
  ["setup now", 2, /too many arguments/],
];

describe("wrong usage is one message, with the right exit code and no stack trace", () => {
  const answers = new Map<string, CommandAnswer>();
  before(async () => {
    const waiting = [...wrong];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [args, , , cwd = ""] = next;
        answers.set(`${cwd} ${args}`, await run(cwd, args.split(" ")));
      }
    };
    await Promise.all([lane(), lane(), lane()]);
  });

  for (const [args, code, said, cwd = ""] of wrong) {
    test(`vipkit ${args}${cwd === "" ? "" : ` (in ${cwd}/)`}`, () => {
      const answer = answers.get(`${cwd} ${args}`);
      assert.ok(answer);
      const { stdout, stderr } = answer;
      assert.match(stderr, said, stdout);
      assert.equal(answer.code, code, stderr);
      assert.doesNotMatch(stdout + stderr, /\n\s+at .*:\d+:\d+|\[object Object\]|defect of vipkit/);
      assert.ok(stderr.trim().split("\n").length <= 6, stderr);
      assert.equal(stdout, "");
    });
  }
});
