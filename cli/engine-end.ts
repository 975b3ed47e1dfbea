import { endEngine } from "./engine-guard";

// What a guard becomes when the process that ran the engine is gone: `engine-end.js <process id> <its start>`.
const [pid = "", started = ""] = process.argv.slice(2);
void endEngine({ pid: Number(pid), started });
