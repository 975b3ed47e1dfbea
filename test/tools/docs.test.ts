import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { pages, readPage } from "../../tools/docs";
import { optionRows } from "../../tools/docs/options";

test("every generated page is up to date: npm run docs", async () => {
  const stale = [...(await pages())].filter(([page, text]) => readPage(page) !== text).map(([page]) => page);
  assert.deepEqual(stale, []);
});

test("every option of every component says what it means", async () => {
  const silent = [...(await pages())]
    .filter(([page]) => page !== "docs/limits.md" && page !== "docs/timings.md")
    .flatMap(([page, text]) =>
      text
        .split("\n")
        .filter((line) => /^\| `[^`]+` \|.*\| *\|$/.test(line))
        .map((line) => `${page}: ${line.split("|")[1]?.trim() ?? ""}`),
    );
  assert.deepEqual(silent, []);
});

test("ranges, defaults, maps and variants of a schema become rows", () => {
  const schema = z.strictObject({
    interval: z.int().min(5).max(300).default(30).describe("Seconds between checks."),
    groups: z.record(z.string(), z.strictObject({ port: z.int().min(1) })),
    stickiness: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("lb_cookie"), duration: z.int().optional() }),
      z.strictObject({ type: z.literal("source_ip") }),
    ]),
  });
  assert.deepEqual(
    optionRows(schema).map((row) => [row.path, row.type, row.default, row.description]),
    [
      ["interval", "integer, 5 to 300", "`30`", "Seconds between checks."],
      ["groups", "map", "required", ""],
      ["groups.<key>.port", "integer, 1 or more", "required", ""],
      ["stickiness", "`type: lb_cookie` or `type: source_ip`", "required", ""],
      ["stickiness(lb_cookie).duration", "integer", "-", ""],
    ],
  );
});
