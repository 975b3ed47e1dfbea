import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type Frame, isUsers, pathOf } from "./frames";
import type { SourcePosition } from "./registration";
import { sourceOf } from "./source-map";

/** Frames that lie between a resource and the user's code at most, through components of components. */
const deepest = 60;

/**
 * Has the SDK record where the user's own code makes each resource. By itself it formats the whole stack as text for each of them, and
 * loses every frame without the name of a function: whatever an ES module makes at its top, or an arrow function.
 * @param resource the SDK's class `Resource`. An older SDK, which has no such method, is left as it is
 */
export function recordPositions(resource: object): void {
  if (typeof Reflect.get(resource, "stackTrace") === "function") Reflect.set(resource, "stackTrace", stackTrace);
}

/** Stands in for the SDK's method of this name: the first of what it answers is the resource's position. */
function stackTrace(): readonly SourcePosition[] {
  const frame = captureFrame();
  if (frame === undefined) return [];
  return [{ uri: pathToFileURL(frame.file).href, line: frame.line, column: frame.column }];
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
export function placeIn({ uri, line, column }: SourcePosition, folder: string): { file: string; line: number } {
  const source = sourceOf({ file: pathOf(uri), line, column });
  return { file: relative(folder, source.file), line: source.line };
}
