import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isColoured, screenWidth } from "../../cli/screen";
import { type TableOptions, tableLines } from "../../cli/table";
import { shorten, widthOf, wrapText } from "../../cli/wrap";

const widest = (lines: readonly string[]) => Math.max(...lines.map(widthOf));

const sentence = "no answer from that zone's nodes; a client that tries the next address goes on at once";
const head = ["PATH", "FAULT", "WORST", "TYPICAL", "IMPACT"];
const rows = [
  ["https-of-the-public-listener -> blue", "nodeCrash", "10 s", "7.5 s", sentence],
  ["", "zoneLoss", "153 s", "86 s", sentence],
  ["https-of-the-public-listener -> green", "nodeCrash", "10 s", "7.5 s", "3 %"],
];
const options: TableOptions = { heading: "PATH", wrap: { IMPACT: 72 }, drop: ["TYPICAL"] };

describe("a table", () => {
  for (const width of [40, 60, 80, 100, 120, 160, 400]) {
    test(`fits ${width} columns and loses no word of a sentence`, () => {
      const lines = tableLines(head, rows, { ...options, width });
      assert.ok(widest(lines) <= width, lines.join("\n"));
      const words = lines.join(" ").split(/\s+/);
      for (const word of sentence.split(" ")) assert.ok(words.includes(word), `${word} of ${lines.join("\n")}`);
    });
  }

  test("keeps every column on one line each where there is room", () => {
    assert.equal(
      tableLines(head, rows, { ...options, width: Number.POSITIVE_INFINITY })[0],
      "PATH".padEnd(39) + "FAULT      WORST  TYPICAL  IMPACT",
    );
  });

  test("makes a heading of a column before it drops another, and names what it drops", () => {
    const lines = tableLines(head, rows, { ...options, width: 70 });
    assert.match(lines[0] ?? "", /^FAULT +WORST +TYPICAL +IMPACT$/);
    assert.equal(lines.filter((line) => line.startsWith("https-of-the-public-listener -> blue")).length, 1);
    const narrow = tableLines(head, rows, { ...options, width: 54 });
    assert.match(narrow[0] ?? "", /^FAULT +WORST +IMPACT$/);
    assert.equal(narrow.at(-1), "no room for TYPICAL: --json has all");
  });

  test("with too many columns goes on below itself", () => {
    const stacks = Array.from({ length: 12 }, (_, index) => `STACK-${index}`);
    const lines = tableLines(["RULE", ...stacks], [["a-rule", ...stacks.map(() => "1 pass")]], {
      split: true,
      width: 80,
    });
    assert.ok(widest(lines) <= 80);
    assert.equal(lines.filter((line) => line.startsWith("a-rule")).length, 2);
    for (const stack of stacks) assert.ok(lines.join("\n").includes(stack), stack);
  });

  test("cuts a word that is longer than its column, at a mark where there is one", () => {
    assert.deepEqual(wrapText("targetgroup/shop-blue-debcfab3", 20), ["targetgroup/shop-", "blue-debcfab3"]);
    assert.deepEqual(wrapText("x".repeat(25), 10), ["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
    assert.equal(shorten("abcdefghij", 8), "abcde...");
  });

  test("keeps a style on every line that it wraps", () => {
    assert.deepEqual(wrapText("\u001b[2mone two three\u001b[22m", 8), [
      "\u001b[2mone two\u001b[22m",
      "\u001b[2mthree\u001b[22m",
    ]);
  });
});

test("a width is the terminal's, else that of COLUMNS; a file has none", () => {
  assert.equal(screenWidth({ COLUMNS: "100" }, { isTTY: true, columns: 80 }), 80);
  assert.equal(screenWidth({ COLUMNS: "100" }, {}), 100);
  assert.equal(screenWidth({ COLUMNS: "7" }, {}), 40);
  for (const COLUMNS of [undefined, "", "0", "-3", "wide"])
    assert.equal(screenWidth({ COLUMNS }, {}), Number.POSITIVE_INFINITY);
});

test("colours are for terminals, and for whoever asks for them", () => {
  const tty = { isTTY: true };
  for (const [args, env, screen, is] of [
    [[], {}, tty, true],
    [[], {}, {}, false],
    [[], { CI: "true" }, {}, false],
    [[], { TERM: "dumb" }, tty, false],
    [[], { NO_COLOR: "1" }, tty, false],
    [[], { NO_COLOR: "" }, tty, true],
    [[], { FORCE_COLOR: "1" }, {}, true],
    [[], { FORCE_COLOR: "0" }, tty, false],
    [["--no-color"], { FORCE_COLOR: "1" }, tty, false],
    [["--color"], { NO_COLOR: "1" }, {}, true],
  ] as const)
    assert.equal(isColoured(args, env, screen), is, JSON.stringify([args, env, screen]));
});
