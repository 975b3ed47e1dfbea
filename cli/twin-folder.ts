import { join } from "node:path";
import type { StackFiles } from "./project";

/** Where the twin keeps a stack: store, sockets, certificates, logs. */
export const twinFolder = ({ folder, stack }: Pick<StackFiles, "folder" | "stack">): string =>
  join(folder, ".vipkit", "twin", stack);
