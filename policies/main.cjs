"use strict";
// Two frames of a stack trace cost less than ten, and a rule's own error needs no more.
if (Error.stackTraceLimit === 10) Error.stackTraceLimit = 2;
// The engine starts the pack here. It runs compiled JavaScript: fresh sources cost a few milliseconds, a type check would cost seconds.
require("../tools/compile.cjs").compile();
const { rules } = require("../dist/policies/rules/index.js");
const { kubernetesRules } = require("../dist/policies/rules/kubernetes/index.js");
module.exports = require("../dist/policies/pack/index.js").servePack(require("./package.json").version, [
  ...rules,
  ...kubernetesRules,
]);
