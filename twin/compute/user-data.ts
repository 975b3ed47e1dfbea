import { parse } from "yaml";
import { z } from "zod";

/** What a machine would run as its service, read from its cloud-init. */
interface NodeService {
  /** `container` needs a stand-in on the twin, which runs no images. */
  readonly kind: "command" | "container";
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Names of variables that the machine fetches when the service starts. */
  readonly secrets: readonly string[];
  /** Seconds between the request to stop and the kill. */
  readonly stopTimeout: number;
}

/** systemd's own, when a unit has no TimeoutStopSec. Source: systemd-system.conf(5), DefaultTimeoutStopSec. */
const defaultStopTimeout = 90;

/** Where a node group writes what its nodes are to fetch: a name, and where its value lies. */
const secretsPath = "/etc/vip-workload/secrets";

const cloudConfig = z.object({
  write_files: z
    .array(z.object({ path: z.string(), content: z.string().default(""), encoding: z.string().default("") }))
    .default([]),
});

type Files = ReadonlyMap<string, string>;

/** The first service that the user data installs; undefined when it installs none, or is not cloud-config. */
export function parseUserData(userData: string): NodeService | undefined {
  const files = filesOf(userData);
  for (const [file, content] of files) {
    if (file.endsWith(".service")) {
      const service = serviceOf(content, files);
      if (service !== undefined) return service;
    }
  }
  return undefined;
}

function filesOf(userData: string): Files {
  if (!userData.startsWith("#cloud-config")) return new Map();
  const config = cloudConfig.safeParse(parseYaml(userData));
  if (!config.success) return new Map();
  return new Map(
    config.data.write_files.map(({ path, content, encoding }) => [
      path,
      ["b64", "base64"].includes(encoding) ? Buffer.from(content, "base64").toString("utf8") : content,
    ]),
  );
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function serviceOf(unit: string, files: Files): NodeService | undefined {
  const entries = sectionOf(unit, "Service");
  const last = (key: string) => entries.findLast(([name]) => name === key)?.[1];
  const all = (key: string) => entries.filter(([name]) => name === key).map(([, value]) => value);
  // A leading `-`, `+`, `@`, `:` or `!` changes how systemd runs the command, not what it is.
  const command = splitWords((last("ExecStart") ?? "").replace(/^[-+@:!|]+/, ""));
  if (command[0] === undefined) return undefined;
  const fromFiles = all("EnvironmentFile").flatMap((file) => assignments(files.get(file.replace(/^-/, "")) ?? ""));
  const inline = all("Environment").flatMap((value) => splitWords(value).flatMap(assignment));
  return {
    kind: /(^|\/)(docker|podman|nerdctl|ctr|finch)$/.test(command[0]) ? "container" : "command",
    command,
    environment: Object.fromEntries([...inline, ...fromFiles]),
    secrets: (files.get(secretsPath) ?? "")
      .split("\n")
      .flatMap((line) => line.split(" ", 1).filter((name) => name !== "")),
    stopTimeout: seconds(last("TimeoutStopSec")),
  };
}

function sectionOf(unit: string, title: string): [string, string][] {
  const lines = unit.replace(/\\\n/g, " ").split("\n");
  const start = lines.indexOf(`[${title}]`);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith("["));
  return (end < 0 ? rest : rest.slice(0, end)).filter((line) => !/^\s*[#;]/.test(line)).flatMap(assignment);
}

function assignment(line: string): [string, string][] {
  const at = line.indexOf("=");
  return at <= 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
}

/** `KEY=value` lines, the value perhaps quoted. */
export function assignments(file: string): [string, string][] {
  return file
    .split("\n")
    .filter((line) => !/^\s*[#;]/.test(line))
    .flatMap(assignment)
    .map(([key, value]) => [key, unquote(value)]);
}

function unquote(value: string): string {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(value)?.[2];
  return quoted === undefined ? value : quoted.replace(/\\([\s\S])/g, "$1");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", s: " " };

/** Words as systemd splits them: quotes group, `\` escapes, `%%` and `$$` stand for themselves. Source: systemd.service(5). */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  const pattern = /"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|((?:\\[\s\S]|[^\s"'\\])+)|(\s+)/g;
  let current: string | undefined;
  for (const [, double, single, plain, space] of line.matchAll(pattern)) {
    if (space !== undefined) {
      if (current !== undefined) words.push(current);
      current = undefined;
    } else {
      current = (current ?? "") + unescape(double ?? single ?? plain ?? "");
    }
  }
  return current === undefined ? words : [...words, current];
}

function unescape(text: string): string {
  return text
    .replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character)
    .replace(/%%/g, "%")
    .replace(/\$\$/g, "$");
}

const units: Readonly<Record<string, number>> = { "": 1, s: 1, sec: 1, min: 60, m: 60, h: 3600 };

/** `45`, `45s`, `1min 30s`. */
function seconds(value: string | undefined): number {
  const parts = [...(value ?? "").matchAll(/(\d+)\s*([a-z]*)/g)];
  if (parts.length === 0) return defaultStopTimeout;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 1), 0);
}
