import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { spellings } from "../support/spellings";
import { readTest, refusals } from "../support/stack-files";

describe("a value is what the engine makes of its spelling (cases 08, yaml-octal, yaml-underscore, yaml-date, yaml-not-json-numbers)", () => {
  for (const { text, json, refused } of spellings) {
    test(`${text} ${json === undefined ? "is refused" : `is ${json}`}`, (t) => {
      const file = `config:\n  vipkit:a: {x: ${text}}\n`;
      if (json !== undefined) assert.equal(readTest(t, file).config["vipkit:a"], `{"x":${json}}`);
      else assert.equal(refusals(t, file)[0]?.replace(/^\d+: /, ""), refused);
    });
  }

  test("at the top level it is the same without JSON's quotes, and nothing at all is an empty text that is said", (t) => {
    const file = "config:\n  a: 010\n  b: 2026-11-28\n  c: '010'\n  d:\n  e: [010]\n  f: 18446744073709551615\n";
    const { config, notes } = readTest(t, file);
    assert.deepEqual(config, {
      "vipkit:a": "8",
      "vipkit:b": "2026-11-28 00:00:00 +0000 UTC",
      "vipkit:c": "010",
      "vipkit:d": "",
      "vipkit:e": "[8]",
      "vipkit:f": "18446744073709551615",
    });
    assert.deepEqual(notes, [
      'Pulumi.test.yaml:3: vipkit:b: 2026-11-28 without quotes reaches the program as "2026-11-28 00:00:00 +0000 UTC"; put it in quotes',
      "Pulumi.test.yaml:5: vipkit:d has no value; the program gets an empty text",
    ]);
  });
});

/** Whole files that the engine reads, and what it makes of them. */
const taken: Record<string, { file: string | Uint8Array; config: Record<string, string> }> = {
  "nothing at all": { file: "", config: {} },
  "a comment": { file: "# nothing\n", config: {} },
  "config without keys": { file: "config:\n", config: {} },
  "a byte order mark": { file: "\ufeffconfig: {a: 1}\n", config: { "vipkit:a": "1" } },
  "lines that end in CRLF": {
    file: "config:\r\n  a: |\r\n    x\r\n    y\r\n  b: 'p\r\n\r\n    q'\r\n",
    config: { "vipkit:a": "x\ny\n", "vipkit:b": "p\nq" },
  },
  "%YAML 1.1": { file: "%YAML 1.1\n---\nconfig: {a: yes, b: 010}\n", config: { "vipkit:a": "yes", "vipkit:b": "8" } },
  "a second document, which is ignored": {
    file: "config: {a: 1}\n---\nconfig: {a: 2}\n",
    config: { "vipkit:a": "1" },
  },
  JSON: {
    file: '{\n\t"config": {\n\t\t"vipkit:a": {"b": [1, true, null]}\n\t}\n}\n',
    config: { "vipkit:a": '{"b":[1,true,null]}' },
  },
  "case yaml-merge, 07-yaml-merge-keys: anchors outside config": {
    file: "common: &c {interval: 5, path: /x}\nconfig:\n  a: {blue: *c, green: {<<: *c, interval: 10}}\n",
    config: { "vipkit:a": '{"blue":{"interval":5,"path":"/x"},"green":{"interval":10,"path":"/x"}}' },
  },
  "merged keys of config itself": {
    file: "base: &b {vipkit:a: 1, vipkit:b: 2}\nconfig:\n  <<: *b\n  vipkit:b: 3\n",
    config: { "vipkit:a": "1", "vipkit:b": "3" },
  },
  "an anchor that is named twice": {
    file: "x: [&a 1, &a 2]\nconfig: {a: *a}\n",
    config: { "vipkit:a": "2" },
  },
  "case yaml-no-namespace: keys without a namespace, and the old spelling": {
    file: "config:\n  cluster: {z: 1}\n  aws:config:region: eu-west-1\n",
    config: { "vipkit:cluster": '{"z":1}', "aws:region": "eu-west-1" },
  },
  "case yaml-json-text: a map as text": {
    file: `config:\n  vipkit:cluster: '{"b": 1, "a": 060}'\n`,
    config: { "vipkit:cluster": '{"b": 1, "a": 060}' },
  },
  "brackets that close at the left": {
    file: "config:\n  a: {\n    b: [\n      1\n    ]\n  }\n  c: 1\n",
    config: { "vipkit:a": '{"b":[1]}', "vipkit:c": "1" },
  },
  "tabs in brackets and between a key and its value": {
    file: "config:\n  a:\t{b:\t1,\n   \tc: 2}\n",
    config: { "vipkit:a": '{"b":1,"c":2}' },
  },
};

describe("a stack's file is taken", () => {
  for (const [name, { file, config }] of Object.entries(taken)) {
    test(name, (t) => assert.deepEqual(readTest(t, file).config, config));
  }
});

/** Bad files, and every line of what is said of them. */
const refused: Record<string, { file: string | Uint8Array; says: readonly string[] }> = {
  "UTF-16": { file: new Uint8Array([0xff, 0xfe, 0x61, 0]), says: [" written in UTF-16; save it as UTF-8"] },
  "Latin 1": { file: new Uint8Array([0x61, 0x3a, 0x20, 0xe9]), says: [" not valid UTF-8; save it as UTF-8"] },
  "two byte order marks": {
    file: "\ufeff\ufeffconfig: {}\n",
    says: [" two byte order marks at its beginning; remove them"],
  },
  "%YAML 1.2": {
    file: "%YAML 1.2\n---\nconfig: {}\n",
    says: ["1: the engine takes no %YAML 1.2; remove the line"],
  },
  "another directive": { file: "%FOO\n---\na: 1\n", says: ["1: the engine takes no %FOO; remove the line"] },
  "a control character": {
    file: "config:\n  a: 'x\u0007y'\n",
    says: ['2: the character U+0007 cannot stand in it; write it as "\\u0007" in double quotes'],
  },
  "a line separator": {
    file: "config:\n  a: x\u2028y\n",
    says: ['2: the character U+2028 cannot stand in it; write it as "\\u2028" in double quotes'],
  },
  "old Mac line ends": {
    file: "config:\r  a: 1\r",
    says: ['1: the character U+000D cannot stand in it; write it as "\\u000D" in double quotes'],
  },
  "tabs as indentation": {
    file: "config:\n  a:\n\t  b: 1\n",
    says: ["3: not valid YAML: Tabs are not allowed as indentation; write spaces"],
  },
  "a tab on an empty line": {
    file: "config:\n  a:\n    b: 1\n\t\n    c: 2\n",
    says: ["4: a tab cannot stand here; write spaces"],
  },
  "a tab behind a dash": { file: "config:\n  a:\n    -\t1\n", says: ["3: a tab cannot stand here; write spaces"] },
  "text only": { file: "x\n", says: [" not a stack's file: a map with config is needed"] },
  "a list": { file: "- a\n", says: [" not a stack's file: a map with config is needed"] },
  "config as a list": { file: "config: [a]\n", says: ["1: config is no map of keys and values"] },
  "config as text": { file: "config: a\n", says: ["1: config is no map of keys and values"] },
  "a number as a key of the file": { file: "1: a\n", says: ["1: the key 1 is no text; put it in quotes"] },
  "a number as a key of config": {
    file: "config:\n  1: a\n",
    says: ["2: 1 is no configuration key; write <namespace>:<name>, or <name> for vipkit:<name>"],
  },
  "a key of three parts": {
    file: "config:\n  a:b:c: 1\n",
    says: ["2: a:b:c is no configuration key; write <namespace>:<name>, or <name> for vipkit:<name>"],
  },
  "a key twice": {
    file: "config:\n  a: 1\n  b: 2\n  a: 3\n",
    says: ['4: the key "a" stands twice in one map, first on line 2; keep one'],
  },
  "a key twice, by two spellings": {
    file: "config:\n  a: 1\n  vipkit:a: 2\n",
    says: [
      "3: vipkit:a stands twice, first on line 2, once by another spelling; the engine takes one by chance, keep one",
    ],
  },
  "a key twice outside config": {
    file: "x: {a: 1, a: 2}\nconfig: {}\n",
    says: ['1: the key "a" stands twice in one map, first on line 1; keep one'],
  },
  "an alias of nothing": { file: "config:\n  a: *b\n", says: ["2: unknown anchor *b: no &b stands before it"] },
  "an alias of what comes later": {
    file: "config:\n  a: *b\n  c: &b 1\n",
    says: ["2: unknown anchor *b: no &b stands before it"],
  },
  "an alias inside itself": { file: "config:\n  a: &b [*b]\n", says: ["2: *b stands inside what it names"] },
  "a merge of a list by its alias": {
    file: "x: &x [{a: 1}]\nconfig:\n  a: {<<: *x}\n",
    says: ["3: << takes a map, or a list of maps, each written here or by its *alias"],
  },
  "a salt that is a map": { file: "encryptionsalt: {a: 1}\nconfig: {}\n", says: ["1: encryptionsalt is no text"] },
  "several things, each with its line": {
    file: "config:\n  a: {b: .inf, c: [1, .nan]}\n  x:y:z: 1\n  d: 2026-11-28T10:00:00+02:00\n  e: !!int two\n",
    says: [
      '4: the text of a date with an offset depends on the time zone of the machine that runs the engine; put it in quotes: "2026-11-28T10:00:00+02:00"',
      '5: !!int cannot hold "two"; drop the tag, or write a value of that type',
    ],
  },
  "several values of several keys": {
    file: "config:\n  a:\n    b: .inf\n    c:\n      - 1\n      - .nan\n  x:y:z: 1\n",
    says: [
      "3: vipkit:a: JSON has no such number; put it in quotes, or write another",
      "6: vipkit:a: JSON has no such number; put it in quotes, or write another",
      "7: x:y:z is no configuration key; write <namespace>:<name>, or <name> for vipkit:<name>",
    ],
  },
  "a bracket that stays open": {
    file: "config:\n  a: {b: 1\n",
    says: [
      "3: not valid YAML: Flow map in block collection must be sufficiently indented and end with a }; close every bracket and quote, and indent what belongs together alike",
    ],
  },
  "a colon in a text": {
    file: "config:\n  a: b: c\n",
    says: [
      "2: not valid YAML: Nested mappings are not allowed in compact mappings; put a text with a colon and a blank in quotes",
    ],
  },
  "a bad second document": {
    file: "config: {}\n---\na: @b\n",
    says: ["3: not valid YAML: Plain value cannot start with reserved character @; put the value in quotes"],
  },
};

describe("a stack's file is refused, by line and with what to do", () => {
  for (const [name, { file, says }] of Object.entries(refused)) {
    test(name, (t) => assert.deepEqual(refusals(t, file), says));
  }

  test("aliases of aliases that would fill the memory", (t) => {
    const level = (n: number) => `a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(",")}]\n`;
    const bomb = `a0: &a0 [x]\n${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join("")}config: {a: *a8}\n`;
    assert.match(refusals(t, bomb).join("\n"), /too many aliases of aliases/);
  });
});
