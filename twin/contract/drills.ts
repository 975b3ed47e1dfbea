import path from "node:path";

/** The file in a stack's twin folder that stands for the outage of what its nodes' health checks ask for, while it exists. */
export const dependencyOutageFile = (folder: string): string => path.join(folder, "dependency-outage");

/** Whether a node notes the drills' requests, and heeds the file: only the example server does. */
export const isExampleServer = (command: readonly string[]): boolean =>
  command.some((word) => word.endsWith(path.join("example-node", "server.js")));
