import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import { type ForeignFiles, ForeignProject, program, verdictsOf } from "../support/foreign";

const projects: ForeignProject[] = [];
const projectOf = (files: ForeignFiles) => {
  const project = new ForeignProject(files);
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const rule = (check: string) => `
interface Topic { text(path: string): string | undefined }
export const rules = [{
  id: "topic-named-by-team", title: "Topics are named after their team", why: "Its owner follows up.",
  remediation: "Begin the name with team-.", url: "https://example.com/topics", severity: "high",
  types: ["aws:sns/topic:Topic"], scope: "resource",
  *check(topic: Topic) { console.log("judging"); ${check} },
}];
`;
const named = rule(
  'if (!topic.text("name")?.startsWith("team-")) yield { property: "name", problem: "name names no team" };',
);

const files = (rules: string, more = ""): ForeignFiles => ({
  ...program('new aws.sns.Topic("alarms", { name: "alarms" });'),
  "policies/rules.ts": rules,
  "vipkit.policies.yaml": `rulesFrom: ./policies/rules.ts\n${more}`,
});

describe("rules of a project's own in vipkit check", () => {
  test("are judged beside ours, and shown with why and fix, to readers and machines", async () => {
    const project = projectOf(files(named));
    const { code, stack, text } = await project.check("--sarif", "check.sarif", "--junit", "check.xml");
    assert.equal(code, 1);
    assert.deepEqual(verdictsOf(stack, "topic-named-by-team"), ["alarms: fail"]);
    assert.match(
      text,
      /topic-named-by-team \(high, mandatory\) {2}alarms[\s\S]*why: Its owner follows up\.\n.*fix: Begin the name/,
    );
    const sarif = readFileSync(join(project.folder, "check.sarif"), "utf8");
    assert.match(sarif, /"id": ?"topic-named-by-team"/);
    assert.match(readFileSync(join(project.folder, "check.xml"), "utf8"), /topic-named-by-team/);
    assert.match((await project.run("check", "prod", "--all")).stdout, /^topic-named-by-team +high +1 fail/m);
  });

  test("have levels and exemptions as ours", async () => {
    const advisory = await projectOf(files(named, "rules: { topic-named-by-team: advisory }\n")).check();
    assert.equal(advisory.stack.results.find(({ rule: id }) => id === "topic-named-by-team")?.level, "advisory");
    const exemption =
      'exemptions: [{ rule: topic-named-by-team, urn: "*::alarms", reason: older than the rule, owner: shop, expires: "2999-01-01" }]\n';
    const excused = await projectOf(files(named, exemption)).check();
    assert.deepEqual(verdictsOf(excused.stack, "topic-named-by-team"), ["alarms: exempt"]);
    assert.doesNotMatch(excused.text, /no rule|excuses nothing/);
  });

  test("one that throws has judged nothing: the check fails and says so, without a stack trace", async () => {
    const { code, stack, text } = await projectOf(files(rule("topic.text('name')!.nothing.such; yield* [];"))).check();
    assert.equal(code, 1);
    assert.deepEqual(verdictsOf(stack, "topic-named-by-team"), ["alarms: error"]);
    assert.match(text, /the rule itself failed: Cannot read properties of undefined/);
    assert.doesNotMatch(text, /\n {4}at /);
  });

  test("a file that cannot be loaded fails the check, and ours are judged all the same", async () => {
    const { code, stack, text } = await projectOf(files("export const x = 1;")).check();
    assert.equal(code, 1);
    assert.match(text, /vipkit\.policies\.yaml: rulesFrom: \.\/policies\/rules\.ts: exports no rules/);
    assert.ok(stack.results.some(({ rule: id }) => id === "topic-encrypted"));
  });
});
