import path from "node:path";

/** The file in a stack's twin folder that stands for the outage of what its nodes' health checks ask for, while it exists. */
export const dependencyOutageFile = (folder: string): string => path.join(folder, "dependency-outage");

/** The file in a stack's twin folder while which exists nodes give up connections that the balancer still uses. */
export const shortKeepAliveFile = (folder: string): string => path.join(folder, "short-keep-alive");

/** Whether a node notes the drills' requests, and heeds the files: only the example server does. */
export const isExampleServer = (command: readonly string[]): boolean =>
  command.some((word) => word.endsWith(path.join("example-node", "server.js")));
