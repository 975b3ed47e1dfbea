import { createRequire } from "node:module";
import { resolve } from "node:path";

const load = createRequire(__filename);

// Several test files in this process: for what needs little but Node, a process each would take longer than the tests.
for (const file of process.argv.slice(2)) load(resolve(file));
