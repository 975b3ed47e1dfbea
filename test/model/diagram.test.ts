import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { toDot } from "../../model/analysis/diagram/dot";
import { toMermaid } from "../../model/analysis/diagram/mermaid";
import { countText, shareText, shortened } from "../../model/analysis/diagram/sketch";
import type { Diagram } from "../../model/analysis/diagram/types";

/** Graphviz itself. Its package has types for ES modules only. */
const graphviz = async () => (await import("@viz-js/viz")).instance();

/** A picture of every kind of part, with one text everywhere. */
const pictureOf = (text: string): Diagram => ({
  stack: text,
  areas: [{ id: "a", lines: [text, "second"] }],
  boxes: [
    { id: "b", kind: "listener", lines: [text], area: "a" },
    { id: "c", kind: "targets", lines: ["first", text], isOpen: true },
    { id: "d", kind: "clients", lines: [text] },
    { id: "e", kind: "nodes", lines: [text] },
    { id: "f", kind: "elsewhere", lines: [text] },
  ],
  arrows: [
    { from: "d", to: "b", label: text, kind: "requests" },
    { from: "b", to: "c", label: "", kind: "idle" },
    { from: "c", to: "a", label: text, kind: "access" },
  ],
  notKnown: [],
});

const odd = [
  ...[
    "",
    'a"b',
    "end",
    "%%{init: {}}%%",
    "style x:#;",
    "classDef a:#1;",
    "1. shop",
    "- shop",
    "`bold`",
    "x#35;",
    "&lt;",
    "\\N\\n",
  ],
  ...[
    "<script>alert(1)</script>",
    "subgraph",
    "|x|",
    "日本語",
    "😀",
    "\ud800",
    "a\nb",
    "\u0000",
    "100%",
    "$$x$$",
    "]]>",
    "\\",
    '\\"',
  ],
];
const texts = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

/** Text as a reader sees it: what is no text is shown as such. */
const legible = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "\ufffd");

const decoded = (svg: string): string =>
  svg
    .replace(/&#(x?)([0-9a-f]+);/gi, (_all, isHex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, isHex === "" ? 10 : 16)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

describe("a picture in Graphviz's language", () => {
  test("is drawn by Graphviz with every text as it is, whatever the names are", async () => {
    const viz = await graphviz();
    fc.assert(
      fc.property(texts, (text) => {
        const svg = viz.renderString(toDot(pictureOf(text)), { format: "svg" });
        assert.doesNotMatch(svg, /<script/);
        const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, inner = ""]) =>
          decoded(inner).replaceAll("\u00a0", " "),
        );
        const wanted = legible(text).replaceAll("\u00a0", " ");
        if (wanted.trim() !== "")
          assert.ok(shown.includes(wanted), `${JSON.stringify(wanted)} in ${JSON.stringify(shown)}`);
      }),
      { numRuns: 150 },
    );
  });

  test("has the arrows to and from areas end at their frames", async () => {
    const json: unknown = JSON.parse((await graphviz()).renderString(toDot(pictureOf("x")), { format: "json0" }));
    assert.match(JSON.stringify(json), /"lhead":"cluster_n1"/);
  });
});

/** The lines that a picture may have: what mermaid 12.3 was seen to parse and draw in a browser, for the texts above and random ones. */
const label = String.raw`"(?:[\p{L}\p{N} .,/()-]|%(?![%{])|#\d+;|<br/>)+"`;
const id = String.raw`n\d+`;
const grammar = [
  String.raw`%% [\w.?-]*`,
  "flowchart LR",
  String.raw` {2,4}${id}(?:\(\[${label}\]\)|\[${label}\]|\[/${label}/\])`,
  String.raw`  subgraph ${id} \[${label}\]`,
  "  end",
  String.raw`  ${id} (?:-->|-\.->)(?:\|${label}\|)? ${id}`,
  "  classDef open stroke-dasharray: 4 4",
  String.raw`  class ${id}(?:,${id})* open`,
].map((line) => new RegExp(`^${line}$`, "u"));

describe("a picture as Mermaid's text", () => {
  test("has only lines of its grammar, whatever the names are", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const line of toMermaid(pictureOf(text)).split("\n"))
          assert.ok(
            grammar.some((form) => form.test(line)),
            line,
          );
      }),
      { numRuns: 500 },
    );
  });

  test("escapes what Mermaid reads otherwise, and leaves the rest legible", () => {
    const text = toMermaid(pictureOf('a "b" <c> 90 % %%{x'));
    assert.match(text, /n4\(\["a #34;b#34; #60;c#62; 90 % #37;%?#?\d*;?#123;x"\]\)/);
    assert.match(toMermaid(pictureOf("1. shop")), /"1\.#160;shop"/);
    assert.match(toMermaid(pictureOf("\ud800")), /"#65533;"/);
  });

  test("draws a dashed frame around what is not known", () => {
    assert.match(toMermaid(pictureOf("x")), / {2}classDef open stroke-dasharray: 4 4\n {2}class n3 open$/);
  });
});

test("counts and shares say what is not known", () => {
  assert.deepEqual(
    [countText(2, 6, "node"), countText(1, 1, "pod"), countText(undefined, undefined, "node"), countText(0, 1, "pod")],
    ["2 to 6 nodes", "1 pod", "how many nodes is not known", "0 to 1 pod"],
  );
  assert.deepEqual(
    [countText(1, undefined, "pod"), countText(undefined, 3, "pod")],
    ["at least 1 pod", "at most 3 pods"],
  );
  assert.deepEqual([shareText(0.9), shareText(1 / 3), shareText(undefined)], ["90 %", "33.3 %", "share not known"]);
  assert.equal(shortened("x".repeat(61)).length, 60);
});
