import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { type Frame, pathOf } from "./frames";

const payload = z.looseObject({
  version: z.number(),
  sources: z.array(z.string()),
  mappings: z.string(),
  sourceRoot: z.string().nullish(),
});

const mention = /^[ \t]*\/\/[#@] ?sourceMappingURL=(\S+)[ \t]*$/gm;

const maps = new Map<string, SourceMap | undefined>();

/** Where the source of a frame stands. The frame itself when its file has no source map, or none that can be read. */
export function sourceOf(frame: Frame): Frame {
  const map = mapOf(frame.file);
  if (map === undefined) return frame;
  const entry = map.findEntry(frame.line - 1, frame.column - 1);
  if (!("originalSource" in entry) || !entry.originalSource) return frame;
  const file = entry.originalSource.startsWith("file:")
    ? pathOf(entry.originalSource)
    : resolve(dirname(frame.file), entry.originalSource);
  return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

/** A missing or a damaged map is no reason to fail: the position in the compiled file is right as well. */
function readMap(file: string): SourceMap | undefined {
  try {
    const url = [...readFileSync(file, "utf8").matchAll(mention)].at(-1)?.[1];
    if (url === undefined) return undefined;
    const [, encoding, data] = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(url) ?? [];
    const from = data === undefined ? resolve(dirname(file), decodeURIComponent(url)) : file;
    const text =
      data === undefined
        ? readFileSync(from, "utf8")
        : encoding
          ? Buffer.from(data, "base64").toString()
          : decodeURIComponent(data);
    const raw = payload.parse(JSON.parse(text));
    const sources = raw.sources.map((source) => locate(source, raw.sourceRoot ?? "", from));
    return new SourceMap({ file, names: [], sourcesContent: [], ...raw, sourceRoot: "", sources });
  } catch {
    return undefined;
  }
}

const locate = (source: string, sourceRoot: string, from: string): string =>
  /^(?:file|webpack):/.test(source) ? source : pathToFileURL(resolve(dirname(from), sourceRoot, source)).href;
