#!/usr/bin/env node
"use strict";
// In a checkout the sources may be newer than dist/; an installed package carries dist/ only.
const { keepCompiledCode, settle } = require("../tools/base/process.cjs");

keepCompiledCode();
require("../tools/base/lean-sdk.cjs");
require("../tools/compile.cjs").compile();
settle(require("../dist/cli/main.js").main(process.argv.slice(2)));
