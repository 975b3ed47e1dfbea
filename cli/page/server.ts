import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { UserError } from "../../model/user-error";
import { Feed } from "./feed";
import { pathBehind, refusal, safeHeaders } from "./guard";
import type { PageAnswer, PageDrill, PageProblem, PageQuestion, PageView } from "./page-view";

/** What the page asks of the stack that it shows. */
export interface PageSource {
  readonly look: () => Promise<PageView | PageProblem>;
  readonly lastDrill: () => PageDrill | undefined;
  readonly questions: readonly PageQuestion[];
  /** Throws UserError for what cannot be asked. */
  readonly ask: (question: string) => Promise<PageAnswer>;
}

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/** Pages that are open at a time: each holds a connection. */
const mostReaders = 32;

export interface PageServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** What paths begin with; only its owner knows it. */
  readonly token: string;
  /** By path: `/`, `/page.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly source: PageSource;
}

/** Serves the page on this machine's own address. */
export class PageServer {
  private readonly server: Server;
  private readonly feed: Feed;
  private readonly zipped: ReadonlyMap<
    string,
    { readonly type: string; readonly body: Buffer; readonly plain: string }
  >;

  private constructor(private readonly options: PageServerOptions) {
    this.feed = new Feed(options.source.look);
    this.zipped = new Map(
      [...options.files].map(([path, { type, text }]) => [
        path,
        { type, plain: text, body: gzipSync(text, { level: 9 }) },
      ]),
    );
    this.server = createServer((request, response) => this.answer(request, response));
  }

  /** Throws UserError where the port cannot be had. */
  static start(options: PageServerOptions): Promise<PageServer> {
    const page = new PageServer(options);
    return new Promise((resolve, reject) => {
      page.server.once("error", (error) => reject(new UserError(`--port ${options.port}: ${error.message}`)));
      page.server.listen(options.port, "127.0.0.1", () => resolve(page));
    });
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/${this.options.token}/`;
  }

  stop(): Promise<void> {
    this.feed.stop();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", headers, url = "/" } = request;
    const refused = refusal({ method, headers }, this.port);
    if (refused !== undefined) return send(response, refused.status, refused.why);
    const at = pathBehind(this.options.token, url);
    if (at === undefined) return send(response, 404, "no such page: its address is in what vipkit page printed");
    const file = this.zipped.get(at.pathname);
    if (file !== undefined) return sendFile(request, response, file);
    if (at.pathname === "/events") return this.stream(request, response);
    if (at.pathname === "/drill") return sendJson(response, 200, { drill: this.options.source.lastDrill() });
    if (at.pathname === "/questions") return sendJson(response, 200, this.options.source.questions);
    if (at.pathname === "/logs") return this.search(at.searchParams.get("question") ?? "", response);
    send(response, 404, "no such page");
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    if (this.feed.count >= mostReaders) return send(response, 503, `${mostReaders} pages are open already`);
    response.writeHead(200, { ...safeHeaders, "content-type": "text/event-stream" });
    const end = this.feed.add({
      write: (text) => response.write(text),
      isFree: () => !response.writableNeedDrain,
    });
    request.once("close", end);
  }

  private search(question: string, response: ServerResponse): void {
    this.options.source.ask(question).then(
      (answer) => sendJson(response, 200, answer),
      (error: unknown) => {
        const isUsers = error instanceof UserError;
        const problem = isUsers ? error.message : "the logs cannot be asked; vipkit logs says why";
        sendJson(response, isUsers ? 422 : 500, { problem } satisfies PageProblem);
      },
    );
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...safeHeaders, "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...safeHeaders, "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { type, body, plain }: { readonly type: string; readonly body: Buffer; readonly plain: string },
): void {
  const isZipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  response.writeHead(200, {
    ...{ ...safeHeaders, "content-type": type, vary: "accept-encoding" },
    ...(isZipped ? { "content-encoding": "gzip" } : {}),
  });
  response.end(isZipped ? body : plain);
}
