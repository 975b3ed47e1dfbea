import { Command } from "commander";
import { setUp } from "../../tools/setup";
import { print } from "../output";

/** `vipkit setup`: what `start` does first, by itself. */
export function setupCommand(): Command {
  return new Command("setup")
    .description("make sure of what a local stack needs: the engine, HAProxy, the twin's plugin")
    .action(async () => {
      const { engine, haproxy } = await setUp();
      print(`ready: pulumi ${engine.version} (${engine.program}), HAProxy ${haproxy.version} (${haproxy.file})`);
    });
}
