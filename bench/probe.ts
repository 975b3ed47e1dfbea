import { writeSync } from "node:fs";

// Loaded into each measured process: reports the peak of its memory, in KiB, on descriptor 3.
process.on("exit", () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
