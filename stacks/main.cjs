// Every resource records several stack traces; two frames of each cost a fifth less than ten. NODE_OPTIONS=--stack-trace-limit=50 shows more.
if (Error.stackTraceLimit === 10) Error.stackTraceLimit = 2;
require("../tools/base/traces.cjs").keepErrorsQuick();
// The engine runs compiled JavaScript: fresh sources cost a few milliseconds here, a type check would cost seconds.
require("../tools/compile.cjs").compile();
module.exports = require("../dist/stacks/index.js");
