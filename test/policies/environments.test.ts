import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runCheck } from "../../cli/check/run";
import { evaluate } from "../../policies/evaluate";
import { readPolicies } from "../../policies/pack/project-policies";
import { graphOfPlan } from "../../policies/plan-graph";
import { countVerdicts } from "../../policies/report";
import { rules } from "../../policies/rules";
import { settingsFile } from "../../policies/settings";
import { root } from "../../tools/setup";
import { environments } from "../support/stacks";
import { graphOf, type Program } from "./fixture";
import { compliant } from "./program";

test("every environment of ours holds every rule, advice included", async () => {
  const { stacks, problems } = await runCheck(root, environments, await readPolicies(join(root, settingsFile)));
  assert.deepEqual(problems, []);
  assert.equal(stacks.length, environments.length);
  for (const { stack, results, failure } of stacks) {
    assert.equal(failure, undefined, `${stack}: ${failure}`);
    const { pass, exempt } = countVerdicts(results);
    assert.ok(pass > 80, `${stack} is judged`);
    assert.deepEqual(
      results
        .filter(({ verdict }) => verdict !== "pass" && verdict !== "exempt")
        .map(({ rule, name }) => [stack, rule, name]),
      [],
    );
    assert.equal(pass + exempt, results.length);
  }
  const listener = stacks
    .find(({ stack }) => stack === "prod")
    ?.results.find(({ name }) => name.endsWith("-listener-https"));
  assert.match(`${listener?.location?.file}:${listener?.location?.line}`, /^stacks\/Pulumi\.prod\.yaml:[1-9]\d+$/);
});

test("an empty plan passes nothing", () => {
  const graph = graphOfPlan({ project: "shop", stack: "prod", resources: [] });
  const { results, notApplicable } = evaluate(graph, rules, { levelOf: () => "mandatory", exemptions: [] });
  assert.deepEqual(results, []);
  assert.equal(notApplicable.length, rules.length);
});

test("the work grows with the resources, not with their square", () => {
  const many = (copies: number): Program =>
    Object.fromEntries(
      Array.from({ length: copies }, (_, copy) =>
        Object.entries(compliant).map(([name, planned]) => [`${name}-${copy}`, renamed(planned, copy)] as const),
      ).flat(),
    );
  const cost = (copies: number) => {
    const graph = graphOf(many(copies), "known");
    const start = process.cpuUsage();
    const { results } = evaluate(graph, rules, { levelOf: () => "mandatory", exemptions: [] });
    const { user, system } = process.cpuUsage(start);
    assert.ok(results.length > copies * 50);
    return user + system;
  };
  cost(5);
  const [small, large] = [Math.min(cost(10), cost(10), cost(10)), Math.min(cost(80), cost(80), cost(80))];
  assert.ok(large < small * 8 * 4, `${small} µs for 10 copies, ${large} µs for 80`);
});

test("300 resources are judged by every rule within 100 ms of processor time", () => {
  const program: Program = Object.fromEntries(
    Array.from({ length: Math.ceil(300 / Object.keys(compliant).length) }, (_, copy) =>
      Object.entries(compliant).map(([name, planned]) => [`${name}-${copy}`, renamed(planned, copy)] as const),
    )
      .flat()
      .slice(0, 300),
  );
  const cost = () => {
    const graph = graphOf(program, "known");
    const start = process.cpuUsage();
    const { results } = evaluate(graph, rules, { levelOf: () => "mandatory", exemptions: [] });
    const { user, system } = process.cpuUsage(start);
    assert.ok(results.length > 600);
    return (user + system) / 1000;
  };
  const best = Math.min(...Array.from({ length: 5 }, cost));
  assert.ok(best < 100, `${best} ms`);
});

function renamed<T>(value: T, copy: number): T {
  if (typeof value === "string") return (value.startsWith("$") ? `${value}-${copy}` : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => renamed(item, copy)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, copy)])) as T;
}
