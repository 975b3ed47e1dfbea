import { endEngine } from "./engine-guard";

// What a guard becomes when the process that ran the engine is gone: `engine-end.js <process id> <its start> <who ran it>`.
const [pid = "", started = "", owner] = process.argv.slice(2);
void endEngine({ pid: Number(pid), started }, owner);
