import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure";
import { compare, type Run, runNode } from "./measure";

const root = join(__dirname, "../..");
const lines = 1_000_000;
const group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067";

/** A line as the twin writes it: clients, nodes and paths as many as a shop has, three in a hundred answered 5xx. */
function line(index: number): string {
  const time = new Date(Date.parse("2026-11-30T10:00:00Z") + 3 * index).toISOString().replace("Z", "000Z");
  const target = `10.20.0.${4 + (index % 4)}:8080`;
  const status = index % 97 === 0 ? 502 : index % 53 === 0 ? 500 : 200;
  const answered = status === 502 ? "-" : String(status);
  const seconds = (0.005 + (index % 100) / 1000).toFixed(3);
  return `https ${time} app/shop/50dc6c495c0c9188 203.0.${index % 7}.${index % 251}:${1024 + (index % 60000)} ${target} 0.001 ${seconds} 0.000 ${status} ${answered} 120 ${500 + (index % 3000)} "GET https://shop.example.com:443/p/${index % 20}?q=${index} HTTP/1.1" "Mozilla/5.0 (X11; Linux x86_64)" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 ${group} "Root=1-58337364-23a8c76965a2ef7629b185e3" "shop.example.com" "-" 0 ${time} "forward" "-" "-" "${target}" "${answered}" "-" "-" TID_${index}`;
}

function write(file: string): void {
  const block = 10_000;
  for (let first = 0; first < lines; first += block) {
    appendFileSync(file, `${Array.from({ length: block }, (_, index) => line(first + index)).join("\n")}\n`);
  }
}

/** What `vipkit logs errors-by-node` says, in the fewest words of awk. */
const words = "{ all[$5]++ } $9 ~ /^5/ { bad[$5]++ } END { for (node in all) print node, all[node], bad[node] + 0 }";

/** User and system time of what a shell has run, as its `times` says on the last line: `0m0.530s 0m0.120s`. */
function childSeconds(times: string): number {
  const parts = [...(times.trimEnd().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

function awk(file: string): Run {
  const start = process.hrtime.bigint();
  const script = 'awk "$0" "$1" > /dev/null && times';
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script, words, file], { encoding: "utf8" });
  if (status !== 0) throw new Error(`awk failed: ${stderr}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, processor: childSeconds(stdout), mebibytes: Number.NaN };
}

/** Questions over a million lines of an access log, against `awk` counting errors by node over the same file. */
export function measureLogs(pairs: number): Figure[] {
  const home = mkdtempSync(join(tmpdir(), "vipkit-bench-logs-"));
  try {
    const logs = join(home, ".vipkit/twin/local/logs/shop");
    mkdirSync(logs, { recursive: true });
    writeFileSync(join(home, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(home, "Pulumi.local.yaml"), readFileSync(join(root, "stacks/Pulumi.local.yaml")));
    const file = join(logs, "access.log");
    write(file);
    return ["errors-by-node", "errors", "slow-paths"].map((query) => {
      const ask = () => runNode([join(root, "cli/bin.cjs"), "logs", query], { cwd: home });
      const { subject, baseline, processorRatio } = compare(ask, () => awk(file), pairs);
      return {
        name: `vipkit logs ${query} over ${lines / 1_000_000} million lines, the whole command, processor time`,
        ratio: processorRatio,
        against: "awk, counting errors by node",
        detail: `${subject.processor.toFixed(2)} s against ${baseline.processor.toFixed(2)} s; ${subject.mebibytes.toFixed(0)} MiB`,
      };
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
