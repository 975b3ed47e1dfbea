// Inside this repository the example runs on the sources next to it; in a project of your own, `main` is your compiled program.
require("../../tools/compile.cjs").compile();
module.exports = require("../../dist/examples/kubernetes-foreign/index.js");
