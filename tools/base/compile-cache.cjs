"use strict";
// Imported first by processes that a command starts: Node keeps compiled code for the process that asks for it alone.
require("./process.cjs").keepCompiledCode();
