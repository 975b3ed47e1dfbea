module.exports = require("./stacks/main.cjs");
