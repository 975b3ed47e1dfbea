import { readExportedState } from "../engine/state/exported-state";
import type { Graph, StateResource } from "../model/graph";
import { UserError } from "../model/user-error";
import { graphOfState } from "../platforms/graph";
import { readUserJson } from "./user-file";

/** The graph of what `pulumi stack export` wrote. Throws UserError when the file holds something else. */
export const graphOfStateFile = (file: string): Graph => graphOfState(readState(file));

function readState(file: string): readonly StateResource[] {
  const expected = `\`pulumi stack export --file ${file}\` writes one`;
  const resources = readExportedState(readUserJson({ file }, expected));
  if (resources !== undefined) return resources;
  throw new UserError(`${file}: not an exported state; ${expected}`);
}
