import { readFileSync } from "node:fs";
import { readExportedState } from "../engine/state/exported-state";
import type { Graph, StateResource } from "../model/graph";
import { UserError } from "../model/user-error";
import { graphOfState } from "../platforms/graph";

/** The graph of what `pulumi stack export` wrote. Throws UserError when the file holds something else. */
export const graphOfStateFile = (file: string): Graph => graphOfState(readState(file));

function readState(file: string): readonly StateResource[] {
  try {
    const resources = readExportedState(JSON.parse(readFileSync(file, "utf8")));
    if (resources !== undefined) return resources;
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UserError(`${file}: not an exported state; \`pulumi stack export --file ${file}\` writes one`);
}
