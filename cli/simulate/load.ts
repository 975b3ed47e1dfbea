import { UserError } from "../../model/user-error";
import { LoadFileError, type RecordedLoad, readLoad } from "../../operate/simulate/read-load";
import { readUserFile } from "../user-file";

/** Reads the file of `--load`. @throws UserError with everything that is wrong with it */
export function readLoadFile(file: string): RecordedLoad {
  const text = readUserFile({ file, place: `--load ${file}`, exitCode: 2 });
  try {
    return readLoad(text);
  } catch (error) {
    if (!(error instanceof LoadFileError)) throw error;
    throw new UserError(error.problems.map((problem) => `--load ${file}: ${problem}`).join("\n"), 2);
  }
}
