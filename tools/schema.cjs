"use strict";
// Writes docs/schema/stack.schema.json, which editors use on Pulumi.<environment>.yaml. A test says when it is out of date.
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { compile } = require("./compile.cjs");

compile();
const { stackFileSchema } = require("../dist/model/json-schema.js");
const file = path.resolve(__dirname, "../docs/schema/stack.schema.json");
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, `${JSON.stringify(stackFileSchema(), null, 2)}\n`);
execFileSync(process.execPath, [require.resolve("@biomejs/biome/bin/biome"), "format", "--write", file], {
  stdio: "inherit",
});
