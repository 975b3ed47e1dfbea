import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { stackFileSchema } from "../../components/vip-cluster/json-schema";

const root = join(__dirname, "../../..");

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every option in the schema, by path, through maps, lists and alternatives. */
function optionsOf(node: unknown, path: string): [string, Node][] {
  if (!isNode(node)) return [];
  const properties = isNode(node["properties"]) ? Object.entries(node["properties"]) : [];
  const alternatives = [node["anyOf"], node["oneOf"], [node["else"], node["then"]]].flatMap((list) =>
    Array.isArray(list) ? Array.from<unknown>(list) : [],
  );
  return [
    ...properties.flatMap(([key, option]): [string, Node][] => [
      ...(isNode(option) ? ([[`${path}.${key}`, option]] as [string, Node][]) : []),
      ...optionsOf(option, `${path}.${key}`),
    ]),
    ...alternatives.flatMap((option) => optionsOf(option, path)),
    ...optionsOf(node["additionalProperties"], `${path}.*`),
    ...optionsOf(node["items"], `${path}[]`),
  ];
}

const schema = stackFileSchema();
const options = optionsOf(schema, "");

test("the committed JSON Schema is the model's own: otherwise run `npm run docs`", () => {
  const committed: unknown = JSON.parse(readFileSync(join(root, "docs/schema/stack.schema.json"), "utf8"));
  assert.deepEqual(JSON.parse(JSON.stringify(schema)), committed);
});

test("every option is described", () => {
  assert.ok(options.length > 150, `${options.length}`);
  const bare = options.filter(
    ([path, option]) => typeof option["description"] !== "string" && !/^\.config\.?$/.test(path),
  );
  assert.deepEqual(
    bare.map(([path]) => path),
    [],
  );
});

test("a duration says seconds, and so do its neighbours in the text", () => {
  const durations = options.filter(([path]) =>
    /(?:[tT]ime|[tT]imeout|[dD]elay|[dD]uration|interval|Period|Lifetime|Warmup|slowStart)$/.test(path),
  );
  assert.ok(durations.length > 15, `${durations.length}`);
  for (const [path, { description }] of durations) assert.match(String(description), /[Ss]econds/, path);
});

test("numbers are integers with both ends, so that editors complete and check them", () => {
  const health = options.find(([path]) => path.endsWith("targetGroups.*.healthCheck.interval"))?.[1];
  assert.deepEqual(
    [health?.["type"], health?.["minimum"], health?.["maximum"], health?.["default"]],
    ["integer", 5, 300, 5],
  );
});

test("a spec for Kubernetes has options of its own, and one for AWS has none of them", () => {
  const settings = (schema as { properties: { config: { properties: Record<string, Record<string, Node>> } } })
    .properties.config.properties["vipkit:cluster"];
  const namesOf = (part: "then" | "else") => Object.keys((settings?.[part]?.["properties"] ?? {}) as object);
  assert.deepEqual(settings?.["if"], { properties: { platform: { const: "kubernetes" } }, required: ["platform"] });
  assert.ok(namesOf("then").includes("kubernetes") && !namesOf("then").includes("network"));
  assert.ok(namesOf("else").includes("network") && !namesOf("else").includes("kubernetes"));
});
