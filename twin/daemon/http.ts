import { Agent, request } from "node:http";
import { CloudError, type Props } from "../contract/resources";
import { toProps } from "../control/values";
import { causeOf, errorCode } from "../store/errors";
import { controlSocket } from "./socket";

/** No listener: there is no socket, or it was left by a daemon that is gone. Nothing was sent. */
export class NotRunning extends Error {}

/** The daemon went away before it answered: what it was asked may or may not have happened. */
export class ConnectionLost extends Error {}

class ResponseTimeout extends Error {}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Seconds for an answer that needs no waiting. */
const responseTimeout = 20;

/**
 * Asks a folder's daemon: for what it knows, or to do something, which may take its time.
 * @throws CloudError what the daemon refused, {@link NotRunning}, {@link ConnectionLost}.
 */
export async function ask(folder: string, method: "GET" | "POST", path: string, body?: object): Promise<Props> {
  const { status, text } = await exchange(folder, method, path, body === undefined ? "" : JSON.stringify(body));
  const result = parse(folder, text);
  if (status === 200) return result;
  const code = typeof result.code === "string" ? result.code : "Failed";
  const message = typeof result.message === "string" ? result.message : text;
  // The daemon's message begins with the code already.
  throw new CloudError(code, message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message);
}

function parse(folder: string, text: string): Props {
  try {
    const value: unknown = JSON.parse(text);
    return toProps(value);
  } catch {
    throw new ConnectionLost(`the twin's daemon in ${folder} answered with half a message`);
  }
}

function exchange(
  folder: string,
  method: string,
  path: string,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(translate(folder, error));
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    let socketPath: string;
    try {
      socketPath = controlSocket(folder);
    } catch (error) {
      fail(error);
      return;
    }
    const sent = request({ agent, socketPath, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", fail);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 500, text: Buffer.concat(parts).toString("utf8") }),
      );
    });
    sent.on("error", fail);
    if (method === "GET") sent.setTimeout(responseTimeout * 1000, () => sent.destroy(new ResponseTimeout()));
    sent.end(body);
  });
}

function translate(folder: string, error: unknown): Error {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ECONNREFUSED" || code === "ENOTDIR")
    return new NotRunning(`no daemon serves ${folder}`);
  if (code === "ECONNRESET" || code === "EPIPE") return new ConnectionLost(`the twin's daemon in ${folder} went away`);
  if (error instanceof ResponseTimeout) {
    return new CloudError(
      "DaemonSilent",
      `the twin's daemon in ${folder} has not answered for ${responseTimeout} s; end it with \`kill -9 $(cat ${folder}/daemon.pid)\` and ` +
        "run the command again: the cluster comes back from its store",
    );
  }
  if (code !== "EACCES" && code !== "EPERM") return error instanceof Error ? error : new Error(String(error));
  return new CloudError(
    "AccessDenied",
    `cannot open ${folder}/control.sock: ${causeOf(error)}. The local cluster belongs to the user who started it; run the ` +
      "command as that user",
  );
}
