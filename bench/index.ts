import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { setUp } from "../tools/setup";
import { measureCdk } from "./cdk";
import { measureDrills } from "./drills";
import type { Figure } from "./figure";
import { measureForeign } from "./foreign";
import { Lab, type LabOptions } from "./lab";
import { measureLogs } from "./logs";
import { measurePack } from "./pack";
import { measurePage } from "./page";
import { measurePolicy } from "./policy";
import { measureSimulation } from "./simulate";
import { measureStart } from "./start";
import { measureGrowth, measureStartUp } from "./start-up";
import { measureThroughput } from "./throughput";

const results = join(__dirname, "../../bench/RESULTS.md");

async function onLab(measure: (lab: Lab) => Promise<Figure[]>, options: LabOptions = {}): Promise<Figure[]> {
  const lab = new Lab(options);
  try {
    lab.run("start");
    return await measure(lab);
  } finally {
    lab.close();
  }
}

/** What can be measured, by the word that `npm run bench -- <word>` takes. */
const benches: Readonly<Record<string, () => Promise<Figure[]> | Figure[]>> = {
  program: () => measureStartUp(7),
  growth: () => measureGrowth(3),
  policy: () => measurePolicy(5),
  foreign: () => measureForeign(7),
  cdk: () => measureCdk({ one: 3, many: 1 }),
  pack: () => measurePack(7),
  logs: () => measureLogs(5),
  simulate: () => measureSimulation(3),
  page: measurePage,
  start: () => measureStart(3),
  throughput: async () => [
    ...(await onLab((lab) => measureThroughput(lab, 5, false), { accessLogs: false, scaling: false })),
    ...(await onLab((lab) => measureThroughput(lab, 5, true), { scaling: false })),
  ],
  drills: () => onLab(measureDrills),
};

/** `npm run bench [-- word...]`: every figure, or some; a full run is kept in bench/RESULTS.md. */
export async function main(words: readonly string[]): Promise<number> {
  const unknown = words.filter((word) => benches[word] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`no benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}\n`);
    return 2;
  }
  await setUp();
  const figures: Figure[] = [];
  for (const [word, measure] of Object.entries(benches)) {
    if (words.length > 0 && !words.includes(word)) continue;
    process.stderr.write(`measuring ${word}\n`);
    figures.push(...(await measure()));
  }
  process.stdout.write(`${table(figures)}\n`);
  if (words.length === 0) writeFileSync(results, page(figures));
  return 0;
}

const cells = ({ name, ratio, against, detail }: Figure) => [name, ratio.toFixed(2), against, detail];

function table(figures: readonly Figure[]): string {
  const text = new Table({
    style: { head: [], border: [] },
    head: ["figure", "ratio", "against", "here and now"],
    wordWrap: true,
    colWidths: [44, 8, 40, 44],
  });
  text.push(...figures.map(cells));
  return text.toString();
}

function page(figures: readonly Figure[]): string {
  const day = new Date().toISOString().slice(0, 10);
  return [
    "# Benchmark results",
    "",
    `Written by \`npm run bench\` on ${day}: Node ${process.versions.node}, ${cpus().length} processors. The ratios hold elsewhere; seconds do not.`,
    "",
    "| figure | ratio | against | here and now |",
    "| --- | --- | --- | --- |",
    ...figures.map((figure) => `| ${cells(figure).join(" | ")} |`),
    "",
  ].join("\n");
}
