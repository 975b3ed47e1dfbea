import { clear } from "./leftovers";

// What a run's guard becomes when the runner is gone: `clear.js <folder of the run>`.
const [folder = ""] = process.argv.slice(2);
if (folder !== "") clear(folder);
