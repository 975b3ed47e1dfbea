"use strict";
// Where the twin's plugin enters vipkit. The engine may start it before the program has compiled anything.
require("./base/lean-sdk.cjs");
require("./compile.cjs").compile();
require("../dist/twin/provider/main.js");
