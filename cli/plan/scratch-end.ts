import { clearScratch } from "./scratch";

// What a guard becomes when the process that ran a preview is gone: `scratch-end.js <who ran it> <its folder>`.
const [owner = "", folder = ""] = process.argv.slice(2);
clearScratch(owner, folder);
