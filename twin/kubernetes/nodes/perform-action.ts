import { get as getPlain, type IncomingMessage, type RequestOptions } from "node:http";
import { get as getTls } from "node:https";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { loopbackOf } from "../control-plane/addresses";
import type { Action } from "./pod-spec";
import { type CommandPlace, type CommandResult, runCommand } from "./run-command";

/** `message` as a kubelet words it in an event. */
export type ActionResult = CommandResult;

/** What a probe or a hook is about. */
export interface ActionTarget {
  /** The pod's, as the API knows it. */
  readonly address: string;
  /** Where commands run; undefined where the container's image is not mapped to a program of this machine. */
  readonly commands: CommandPlace | undefined;
}

const success: ActionResult = { isSuccess: true, message: "" };
const failure = (message: string): ActionResult => ({ isSuccess: false, message });

/**
 * Carries out a probe or a hook against a pod.
 * @param seconds it may take
 */
export function performAction(
  action: Action,
  { address, commands }: ActionTarget,
  seconds: number,
): Promise<ActionResult> {
  switch (action.kind) {
    case "http":
      return httpGet(action, loopbackOf(action.host || address), seconds);
    case "tcp":
      return connectTo(loopbackOf(action.host || address), action.port, seconds);
    case "sleep":
      return sleep(action.seconds * 1000, success);
    case "exec":
      return execute(action.command, commands, seconds);
    case "grpc":
      return checkGrpc(loopbackOf(address), action.port, action.service, seconds);
  }
}

/** A kubelet follows no redirect to another host, takes any certificate, and 200 to 399 as success. */
function httpGet(action: Extract<Action, { kind: "http" }>, host: string, seconds: number): Promise<ActionResult> {
  const options: RequestOptions & { rejectUnauthorized: boolean } = {
    host,
    port: action.port,
    path: action.path.startsWith("/") ? action.path : `/${action.path}`,
    headers: {
      "user-agent": "kube-probe/1.36",
      accept: "*/*",
      connection: "close",
      ...Object.fromEntries(action.headers),
    },
    rejectUnauthorized: false,
    agent: false,
    signal: AbortSignal.timeout(seconds * 1000),
  };
  return new Promise((resolve) => {
    const answered = (response: IncomingMessage) => {
      response.resume();
      const code = response.statusCode ?? 0;
      resolve(code >= 200 && code < 400 ? success : failure(`HTTP probe failed with statuscode: ${code}`));
    };
    const request = action.scheme === "HTTPS" ? getTls(options, answered) : getPlain(options, answered);
    request.on("error", (error) => resolve(failure(`Get "${action.path}": ${reasonOf(error, seconds)}`)));
  });
}

function connectTo(host: string, port: number, seconds: number): Promise<ActionResult> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal: AbortSignal.timeout(seconds * 1000) });
    socket.once("connect", () => {
      socket.destroy();
      resolve(success);
    });
    socket.once("error", (error) => resolve(failure(`dial tcp ${host}:${port}: ${reasonOf(error, seconds)}`)));
  });
}

const reasonOf = (error: Error, seconds: number): string =>
  error.name === "AbortError" ? `no answer within ${seconds} s` : error.message;

/** A container's own commands belong to its image; without a program in its place only waiting can be done. */
function execute(command: readonly string[], place: CommandPlace | undefined, seconds: number): Promise<ActionResult> {
  if (place !== undefined) return runCommand(command, place, seconds);
  const wait = waitOf(command);
  if (wait !== undefined) return sleep(wait * 1000, success);
  return Promise.resolve(
    failure(
      `exec ${JSON.stringify(command)}: the image's own programs are not on this machine; use httpGet, tcpSocket or sleep, or map the image to a program (vipkit:twin images)`,
    ),
  );
}

/** Seconds that a command only waits; undefined for one that does anything else. */
export function waitOf(command: readonly string[]): number | undefined {
  const line = command.join(" ");
  const seconds = /^(?:(?:\/bin\/|\/usr\/bin\/)?(?:ba)?sh -c )?(?:\/bin\/|\/usr\/bin\/)?sleep (\d+(?:\.\d+)?)s?$/.exec(
    line,
  )?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/** Source: grpc.health.v1. A request is one text field, an answer one number: 1 is SERVING. */
async function checkGrpc(host: string, port: number, service: string, seconds: number): Promise<ActionResult> {
  const { Client, credentials } = await import("@grpc/grpc-js");
  const client = new Client(`${host}:${port}`, credentials.createInsecure());
  const name = Buffer.from(service);
  const request = name.length === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0x0a, name.length]), name]);
  try {
    return await new Promise((resolve) => {
      client.makeUnaryRequest(
        "/grpc.health.v1.Health/Check",
        (value: Buffer) => value,
        (bytes: Buffer) => bytes,
        request,
        { deadline: Date.now() + seconds * 1000 },
        (error: Error | null, answer?: Buffer) => {
          if (error) resolve(failure(`grpc: ${error.message}`));
          else if (answer?.[0] === 0x08 && answer[1] === 1) resolve(success);
          else resolve(failure("service unhealthy (responded with other than SERVING)"));
        },
      );
    });
  } finally {
    client.close();
  }
}
