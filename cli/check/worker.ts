import "../../tools/base/compile-cache.cjs";
import "../../tools/base/lean-sdk.cjs";
import { keepErrorsQuick } from "../../tools/base/traces.cjs";
import { parseStandIns } from "../program/options";
import { judgeStack } from "./judge";

/** A process of its own for one stack: the SDK keeps a program's state for as long as the process lives. */
async function work([folder = "", stack = "", standIns = ""]: readonly string[]): Promise<void> {
  keepErrorsQuick();
  const report = await judgeStack(folder, stack, parseStandIns(standIns));
  process.send?.(report, () => {
    process.disconnect();
    process.exit(0);
  });
}

void work(process.argv.slice(2));
