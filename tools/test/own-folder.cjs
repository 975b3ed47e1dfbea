"use strict";
// Loaded before everything else in each process of a test run. A test file's process takes a folder of its own for all that it makes:
// its path is in the environment of whatever the file starts, which is how the runner finds what is left.
const fs = require("node:fs");
const path = require("node:path");

const run = process.env.VIPKIT_TEST_RUN;
const file = process.argv[1] ?? "";
if (run !== undefined && process.env.TMPDIR === run && file.endsWith(".test.js")) {
  const isBatch = path.dirname(file) === run;
  const name = path.relative(isBatch ? run : path.resolve(__dirname, "../../dist/test"), file).replace(/[^\w-]+/g, ".");
  const folder = path.join(run, isBatch ? `all.${name}` : name);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(folder, ".pid"), String(process.pid));
  process.env.TMPDIR = folder;
}
