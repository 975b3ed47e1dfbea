import { readFileSync } from "node:fs";
import { UserError } from "../../model/user-error";
import { LoadFileError, type RecordedLoad, readLoad } from "../../operate/simulate/read-load";

/** Reads the file of `--load`. @throws UserError with everything that is wrong with it */
export function readLoadFile(file: string): RecordedLoad {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new UserError(`--load ${file}: cannot be read (${why})`, 2);
  }
  try {
    return readLoad(text);
  } catch (error) {
    if (!(error instanceof LoadFileError)) throw error;
    throw new UserError(error.problems.map((problem) => `--load ${file}: ${problem}`).join("\n"), 2);
  }
}
