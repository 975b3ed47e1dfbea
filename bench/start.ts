import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figure";
import { Lab, request } from "./lab";
import { median } from "./measure";

/** From the command to the first answer, which comes before the command has shown its table. */
async function secondsToFirstAnswer(lab: Lab): Promise<number> {
  const begin = Date.now();
  const start = lab.spawn("start");
  const url = await start.printed(/https:\/\/\S+/);
  while ((await request(url, lab.authority)) !== 200) await sleep(20);
  const seconds = (Date.now() - begin) / 1000;
  await start.ended;
  return seconds;
}

/** Warm start to the first served request, and a start with nothing to do, against the engine's `up` of an empty program. */
export async function measureStart(rounds: number): Promise<Figure[]> {
  const runs: { empty: number; first: number; again: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const blank = new Lab();
    blank.program("");
    const empty = blank.run("start").seconds;
    blank.close();
    const lab = new Lab();
    const first = await secondsToFirstAnswer(lab);
    const again = lab.run("start").seconds;
    lab.close();
    runs.push({ empty, first, again });
  }
  const middle = (value: (run: (typeof runs)[number]) => number) => median(runs.map(value));
  const empty = middle((run) => run.empty);
  const line = (name: string, which: "first" | "again"): Figure => ({
    name,
    ratio: middle((run) => run[which] / run.empty),
    against: "`up` of an empty program",
    detail: `${middle((run) => run[which]).toFixed(1)} s against ${empty.toFixed(1)} s`,
  });
  return [
    line("npm start, warm cache, to the first served HTTPS request", "first"),
    line("npm start with nothing to do", "again"),
  ];
}
