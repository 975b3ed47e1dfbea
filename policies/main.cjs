"use strict";
// The engine starts the pack here. It runs compiled JavaScript: fresh sources cost a few milliseconds, a type check would cost seconds.
require("../tools/compile.cjs").compile();
require("../dist/policies/pack/index.js");
