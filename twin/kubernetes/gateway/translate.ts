import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Props, toProps } from "../../../model/graph/json";
import { propsOf } from "../api/objects";
import type { TranslatorInput } from "./translator-input";

export interface Translation {
  /** A configuration dump for each Gateway, by `namespace/name`. */
  readonly xds: Readonly<Record<string, Props>>;
  /** Objects with the status that the translator gives them, by its names of their lists. */
  readonly objects: Props;
}

/** Objects that the translator refuses as a whole, so that nothing of them is served. */
class TranslationError extends Error {}

/** Milliseconds. A run takes about two seconds of a processor. */
const timeout = 120_000;
/** Bytes. */
const largestOutput = 256 * 1024 * 1024;

/** Runs Envoy Gateway's own translator. */
export function translate(program: string, folder: string, input: TranslatorInput): Promise<Translation> {
  const file = join(folder, "translator-input.yaml");
  writeFileSync(file, input.objects.map((object) => stringify(object)).join("---\n"), { mode: 0o600 });
  const args = [
    "experimental",
    "translate",
    "--from",
    "gateway-api",
    "--to",
    "gateway-api,xds",
    "--output",
    "json",
    "--file",
    file,
  ];
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout, maxBuffer: largestOutput }, (error, stdout, stderr) => {
      if (error) reject(new TranslationError(reasonOf(stderr) || error.message));
      else resolve(read(stdout));
    });
  });
}

function read(text: string): Translation {
  const { xds, ...objects } = toProps(JSON.parse(text));
  return { xds: Object.fromEntries(Object.entries(propsOf(xds)).map(([key, dump]) => [key, propsOf(dump)])), objects };
}

/** Without the usage that the command line adds. */
const reasonOf = (stderr: string): string =>
  stderr
    .split("\n")
    .filter((line) => line.startsWith("Error: "))
    .map((line) => line.slice("Error: ".length))
    .join("\n");
