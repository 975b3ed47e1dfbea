import assert from "node:assert/strict";
import { test } from "node:test";
import { readPropertyPath } from "../../model/graph";

// What ParsePropertyPath of pulumi/sdk 3.276.0 answers.
const read: Readonly<Record<string, readonly (string | number)[] | undefined>> = {
  "": [],
  "tags.kubernetes.io/name": ["tags", "kubernetes", "io/name"],
  'tags["kubernetes.io/name"]': ["tags", "kubernetes.io/name"],
  "ports.0.port": ["ports", "0", "port"],
  "ports[0].port": ["ports", 0, "port"],
  "ports[-1].port": ["ports", -1, "port"],
  "ports[+1]": ["ports", 1],
  'a["q\\"r"]': ["a", 'q"r'],
  'a["b"]["c.d"]': ["a", "b", "c.d"],
  '["policy"].x': ["policy", "x"],
  '["*"]': ["*"],
  "[*]": ["*"],
  "a[0]b": ["a", 0, "b"],
  "a...b": ["a", "b"],
  "a]b": ["a]b"],
  "tags.": undefined,
  ".tags": undefined,
  "tags[Name]": undefined,
  "a[]": undefined,
  'a["b]': undefined,
  'a["b"x]': undefined,
};

test("a property path is read as Pulumi reads it", () => {
  for (const [text, steps] of Object.entries(read)) assert.deepEqual(readPropertyPath(text), steps, text);
});
