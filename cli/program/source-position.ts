import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type Frame, isUsers, pathOf } from "./frames";
import { sourceOf } from "./source-map";

/** Where a resource is made, as the SDK hands it to the engine. */
export interface SourcePosition {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
}

/** What the SDK asks for the position of every resource. */
interface Traced {
  stackTrace?: (skip: number) => readonly (SourcePosition | undefined)[];
}

/** Frames that lie between a resource and the user's code at most, through components of components. */
const deepest = 60;

/**
 * Has the SDK record where the user's own code makes each resource. By itself it formats the whole stack as text for each of them, and
 * loses every frame without the name of a function: whatever an ES module makes at its top, or an arrow function.
 */
export function recordPositions(resource: Traced): void {
  if (resource.stackTrace === undefined) return;
  resource.stackTrace = () => {
    const frame = captureFrame();
    return frame === undefined ? [] : [{ ...frame, uri: pathToFileURL(frame.file).href }];
  };
}

/** The nearest frame in code of the user's. */
function captureFrame(): Frame | undefined {
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  const { stackTraceLimit } = Error;
  let found: Frame | undefined;
  Error.stackTraceLimit = deepest;
  Error.prepareStackTrace = (_, sites) => {
    for (const site of sites) {
      const file = pathOf(site.getFileName() ?? "");
      if (!isUsers(file)) continue;
      found = { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
      break;
    }
    return "";
  };
  try {
    const holder: { stack?: string } = {};
    Error.captureStackTrace(holder, captureFrame);
    void holder.stack; // asking for it is what calls the above
    return found;
  } finally {
    if (before === undefined) Reflect.deleteProperty(Error, "prepareStackTrace");
    else Object.defineProperty(Error, "prepareStackTrace", before);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A position in the user's source, its file relative to a folder: `index.ts`, line 12. */
export function placeOf({ uri, line, column }: SourcePosition, folder: string): { file: string; line: number } {
  const source = sourceOf({ file: pathOf(uri), line, column });
  return { file: relative(folder, source.file), line: source.line };
}
