import { writeSync } from "node:fs";

// Loaded into each measured process: reports the peak of its memory, in KiB, and its processor time, in microseconds, on descriptor 3.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});
