import { randomBytes } from "node:crypto";
import { UserError } from "../../model/user-error";
import { defineCommand } from "../command/define";
import type { Parameter } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { toJson } from "../json";
import { refuseNotLocal } from "../not-local";
import { print } from "../output";
import { pageFiles } from "../page/files";
import { PageServer } from "../page/server";
import { sourceOf } from "../page/source";
import { colors as pc } from "../screen";

const port: Parameter<number> = {
  description: "the page's port, 1 to 65535; any that is free by default",
  value: "port",
  parse: (said) => {
    const number = Number(said);
    if (/^\d+$/.test(said) && number >= 1 && number <= 65535) return number;
    throw new UserError(`--port ${said}: not a port; 1 to 65535`, 2);
  },
};

/** `vipkit page`: a local stack in a browser, as it is now. */
export const pageCommand = defineCommand({
  name: "page",
  summary: "show a local stack in a browser, live: listeners, weights, groups, zones, nodes, requests, errors, logs",
  details: [
    "The page is served on 127.0.0.1 until it is interrupted. Its address holds a secret, so that other users of the machine cannot read it; nothing can be changed by it.",
    "What it shows, and what it needs for its questions about logs: [the page](../page.md).",
  ],
  stack: "one",
  among: "twin",
  json: "its address, for machines; it is served until it is interrupted all the same",
  options: { port },
  examples: [
    { line: "page", says: "prints the address to open" },
    { line: "page local --port 4700", says: "on a port of your choice" },
  ],
  async run(input) {
    const files = chooseStack(input);
    refuseNotLocal(files);
    const server = await PageServer.start({
      port: input.port ?? 0,
      token: randomBytes(16).toString("hex"),
      files: pageFiles(files.stack),
      source: sourceOf(files),
    });
    const { stack } = files;
    const { url } = server;
    print(
      input.json
        ? toJson({ stack, url, port: server.port })
        : `${pc.bold(stack)} is shown at ${pc.cyan(url)}; Ctrl-C ends it`,
    );
    await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
    await server.stop();
  },
});
