import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { EngineProgress } from "../../engine/events/progress";
import { root } from "../../tools/setup";

/** What CLI 3.220.0 answered to `up --json` and `destroy --json` of small programs on the twin; states are left out, their inputs' names kept. */
const recorded = (name: string): readonly string[] =>
  readFileSync(join(root, "test", "cli", "engine-events", `${name}.jsonl`), "utf8")
    .trimEnd()
    .split("\n");

function told(lines: readonly string[], isWhole = false): readonly string[] {
  const said: string[] = [];
  let time = 0;
  const progress = new EngineProgress({ print: (line) => said.push(line), isWhole, now: () => (time += 20) });
  for (const line of lines) progress.onLine(line);
  progress.end();
  return said;
}

describe("the engine's events", () => {
  test("are told as changes, what the program and the provider say, and a sum", () => {
    assert.deepEqual(told(recorded("warn")), [
      " ~  aws:ec2:Vpc vpc updated (0.02s) [diff: ~tags]",
      "Diagnostics:",
      "  pulumi:pulumi:Stack (own-local):",
      "    from the program",
      "    second line",
      "",
      "    to stderr",
      "",
      "    warning: careful",
      "    some info",
      "",
      "  aws:ec2:Vpc (vpc):",
      "    warning: the vpc is odd",
      "",
      "Resources:",
      "    ~ 1 updated",
      "    2 unchanged",
      "",
    ]);
  });

  test("tell a replacement's three steps, and why", () => {
    const lines = told(recorded("replace"));
    assert.deepEqual(
      lines.filter((line) => line.includes(" vpc ")).map((line) => line.replace(/\(.*?s\)/, "(t)")),
      [
        " ++ aws:ec2:Vpc vpc created replacement (t) [diff: ~cidrBlock,tags]",
        " +- aws:ec2:Vpc vpc replaced (t) [diff: ~cidrBlock,tags]",
        " -- aws:ec2:Vpc vpc deleted original (t) [diff: ~cidrBlock,tags]",
      ],
    );
    assert.deepEqual(lines.slice(-5), [
      "Resources:",
      "    - 3 deleted",
      "    +-1 replaced",
      "    4 changes. 2 unchanged",
      "",
    ]);
  });

  test("tell what failed at once and again at the end, with the vendor's text", () => {
    const range = "InvalidSubnet.Range: The CIDR '10.9.0.0/24' is invalid: it must be a /16 to /28 inside 10.0.0.0/16";
    assert.deepEqual(told(recorded("fail")).slice(2), [
      ` +  aws:ec2:Subnet subnet **creating failed** error: ${range}`,
      "    aws:ec2:Subnet subnet2 **failed** 1 error",
      "Diagnostics:",
      "  aws:ec2:Subnet (subnet2):",
      "    error: aws:ec2/subnet:Subnet resource 'subnet2': property cidrBlock value {banana} has a problem: " +
        'expected an IPv4 range with no host bits, as 10.20.0.0/16, got "banana"',
      "",
      "  aws:ec2:Subnet (subnet):",
      `    error: ${range}`,
      "",
      "Resources:",
      "    +-1 replaced",
      "    2 unchanged",
      "    2 errored",
      "",
    ]);
  });

  test("tell what a program threw", () => {
    const lines = told(recorded("throw"));
    assert.equal(lines[1], "    pulumi:pulumi:Stack own-local **failed** 1 error");
    assert.deepEqual(lines.slice(2, 7), [
      "Diagnostics:",
      "  pulumi:pulumi:Stack (own-local):",
      "    error: Running program '/project/index.js' failed with an unhandled exception:",
      "    Error: the program breaks",
      "        at Object.<anonymous> (/project/index.js:6:29)",
    ]);
    assert.deepEqual(lines.slice(-5), ["Resources:", "    ~ 1 updated", "    2 unchanged", "    1 errored", ""]);
  });

  test("of everything are counted, and noise is left out", () => {
    assert.deepEqual(told(recorded("down"), true), ["Resources:", "    - 3 deleted", ""]);
    const progress = new EngineProgress({ print: () => undefined, isWhole: true });
    assert.equal(progress.progress(), undefined);
    for (const line of recorded("down")) progress.onLine(line);
    assert.equal(progress.progress(), "4 resources done");
    assert.equal(progress.progress(), undefined);
  });

  test("that never come leave what was said, and text is passed on as it is", () => {
    assert.deepEqual(told(["error: unknown flag: --nothing", "", '{"sequence":broken']), [
      "error: unknown flag: --nothing",
      '{"sequence":broken',
    ]);
    const cut = recorded("fail").filter((line) => !line.includes("summaryEvent"));
    assert.ok(told(cut).some((line) => line.startsWith("    error: InvalidSubnet.Range")));
    assert.ok(!told(cut).includes("Resources:"));
  });
});
