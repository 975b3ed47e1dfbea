require("../tools/base/traces.cjs").keepErrorsQuick();
// The engine runs compiled JavaScript: fresh sources cost a few milliseconds here, a type check would cost seconds.
require("../tools/compile.cjs").compile();
module.exports = require("../dist/stacks/index.js").run;
