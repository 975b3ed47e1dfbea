import http from "node:http";

export interface Loss {
  /** Milliseconds since the load began. */
  readonly at: number;
  readonly reason: string;
}

export interface LoadResult {
  readonly sent: number;
  readonly lost: readonly Loss[];
  /** Answers by node. */
  readonly nodes: ReadonlyMap<string, number>;
}

/** A steady stream of requests, each on a connection of its own, at so many per second, until it is ended. */
export class Load {
  private readonly began = Date.now();
  private readonly lost: Loss[] = [];
  private readonly nodes = new Map<string, number>();
  private readonly open = new Set<Promise<void>>();
  private sent = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly rate: number,
    private readonly timeout = 5000,
  ) {
    this.timer = setInterval(() => this.catchUp(), 10);
  }

  /** Milliseconds since it began. */
  get elapsed(): number {
    return Date.now() - this.began;
  }

  async end(): Promise<LoadResult> {
    clearInterval(this.timer);
    await Promise.all(this.open);
    return { sent: this.sent, lost: this.lost, nodes: this.nodes };
  }

  private catchUp(): void {
    const due = Math.floor((this.elapsed / 1000) * this.rate);
    for (; this.sent < due; this.sent++) {
      const request = this.ask().finally(() => this.open.delete(request));
      this.open.add(request);
    }
  }

  private async ask(): Promise<void> {
    const at = this.elapsed;
    try {
      const { status, node } = await get(this.url, this.timeout);
      if (status === 200) this.nodes.set(node, (this.nodes.get(node) ?? 0) + 1);
      else this.lost.push({ at, reason: String(status) });
    } catch (error) {
      this.lost.push({ at, reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** One request on a connection of its own. */
export function get(url: string, timeout = 5000): Promise<{ status: number; node: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, timeout }, (response) => {
      response.resume();
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, node: String(response.headers["x-node"] ?? "") }),
      );
    });
    request.once("timeout", () => request.destroy(new Error("timeout")));
    request.once("error", reject);
  });
}
