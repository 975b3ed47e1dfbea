import { setUp } from "../../tools/setup";
import { defineCommand } from "../command/define";
import { toJson } from "../json";
import { keepOutput, print } from "../output";

/** `vipkit setup`: what `start` does first, by itself. */
export const setupCommand = defineCommand({
  name: "setup",
  summary: "make sure of what a local stack needs: the engine, HAProxy, the twin's plugin",
  details: ["All of it goes into a cache outside the project; your own Pulumi login and settings are never touched."],
  stack: "none",
  json: "what is there and where, for machines; progress goes to standard error",
  examples: [
    { line: "setup", says: "before the first start, as on a build server's image" },
    { line: "setup --json", says: "where the engine and HAProxy are" },
  ],
  async run({ json }) {
    if (json) keepOutput();
    const { engine, haproxy } = await setUp();
    print(
      json
        ? toJson({
            engine: { version: engine.version, program: engine.program },
            haproxy: { version: haproxy.version, file: haproxy.file },
          })
        : `ready: pulumi ${engine.version} (${engine.program}), HAProxy ${haproxy.version} (${haproxy.file})`,
    );
  },
});
