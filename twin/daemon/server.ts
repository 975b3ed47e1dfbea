import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { CloudError, type Props } from "../contract/resources";
import { toProps } from "../control/values";

/** What one path does with the body of a request. The answer is sent as JSON. */
type Route = (body: Props) => unknown;
export type Routes = Readonly<Record<`${"GET" | "POST"} /${string}`, Route>>;

/** HTTP with JSON in both directions, for a socket that only its owner can open. */
export function createHttpServer(routes: Routes, log: (message: string) => void): Server {
  const table = new Map<string, Route>(Object.entries(routes));
  return createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 60_000 }, (request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    const route = table.get(`${request.method ?? "GET"} ${path}`);
    if (!route) {
      send(response, 404, {
        code: "NotFound",
        message: `the twin's daemon knows no ${request.method ?? "GET"} ${path}`,
      });
      return;
    }
    answer(request, route).then(
      (result) => send(response, 200, result),
      (error: unknown) => refuse(response, error, log),
    );
  });
}

async function answer(request: IncomingMessage, route: Route): Promise<unknown> {
  return route(toProps(await readBody(request)));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

function refuse(response: ServerResponse, error: unknown, log: (message: string) => void): void {
  if (error instanceof CloudError) {
    send(response, 409, { code: error.code, message: error.message });
    return;
  }
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  send(response, 500, { code: "Failed", message: error instanceof Error ? error.message : String(error) });
}

function send(response: ServerResponse, status: number, result: unknown): void {
  const text = JSON.stringify(result ?? {});
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}
