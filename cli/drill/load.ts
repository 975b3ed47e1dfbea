import { setTimeout as sleep } from "node:timers/promises";
import { Agent, type Dispatcher } from "undici";
import { UserError } from "../../model/user-error";
import type { DrillLoad, LoadEnd } from "../../operate/drill/driver";
import { type Executions, type Method, type RequestOutcome, requestIdHeader } from "../../operate/drill/outcomes";
import { type Exchange, exchange } from "./exchange";
import { readExecutions } from "./executions";

export interface LoadTarget {
  /** `https://127.40.23.254:8443`. */
  readonly url: string;
  /** PEM of the authority that clients trust; undefined without TLS. */
  readonly ca: string | undefined;
  /** Name in the Host header and in TLS; undefined: the address itself. */
  readonly host: string | undefined;
  /** Whether each request has a connection of its own: a network load balancer spreads connections, not requests. */
  readonly isFresh: boolean;
  /** Whether each request comes from a client that was never here before. Default: false. */
  readonly areNew?: boolean;
  /** Milliseconds that it may refuse requests before the first one counts, as while health checks find out. Default: 20,000. */
  readonly settling?: number;
  /** Ends that waiting. */
  readonly signal?: AbortSignal;
}

/** Requests that may be open at once. A client that waits holds a port and memory of this machine. */
const mostOpen = 8000;
/** Milliseconds that a client waits for an answer. */
const patience = 5000;
/** Milliseconds that a connection may be idle: less than a balancer's own limit, so that none is closed under a request. */
const idleTime = 30_000;
/**
 * Connections of a rate: enough that half of the requests may hang for as long as a client waits. Without a bound a machine that falls behind
 * opens more and more, whose handshakes keep it from ever catching up.
 */
const mostConnections = (rate: number): number => Math.max(64, Math.ceil((rate * patience) / 2000));
/** Requests before the clock begins: so many at once that a twentieth of a second's have their connections, and so often. */
const warmUpWidth = (rate: number): number => Math.max(8, Math.ceil(rate / 20));
const warmUpRounds = 12;
/** Milliseconds: longer than a node of a drill that was just taken back stays in the balancer at the checks of most stacks. */
const usualSettling = 20_000;
const settlePace = 250;
const sweepPace = 50;
/** Of five requests one is a POST. */
const postEvery = 5;

const loopback = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/**
 * An open loop: a request leaves when it is due, whatever became of those before, and its time counts from then. The connections are undici's;
 * the clock is ours, since autocannon sends a connection's share of each second at once and waits on a connection that hangs.
 */
export class OpenLoad implements DrillLoad {
  readonly outcomes: RequestOutcome[] = [];
  private begin = performance.now();
  private readonly agent: Agent;
  private readonly origin: string;
  private readonly run = Date.now().toString(36);
  private readonly late: number[] = [];
  /** With the time at which each was sent. */
  private readonly open = new Map<Exchange, number>();
  private readonly answers = new Set<Promise<void>>();
  private nextDue = 0;
  private sent = 0;
  private notSent = 0;
  private timer: NodeJS.Timeout | undefined;
  private sweeper: NodeJS.Timeout | undefined;
  private isOver = false;

  private constructor(
    private readonly target: LoadTarget,
    private rate: number,
    private readonly nodeLogs: string,
  ) {
    const { hostname, origin } = new URL(target.url);
    if (!loopback.test(hostname)) throw new UserError(`the load goes to this machine alone, not to ${hostname}`);
    const { ca, host, areNew = false } = target;
    this.origin = origin;
    this.agent = new Agent({
      connections: mostConnections(rate),
      pipelining: 1,
      // A pool that has grown stays: a connection that is made again and again costs more than the requests on it.
      keepAliveTimeout: idleTime,
      keepAliveMaxTimeout: idleTime,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: patience,
        ...(areNew ? { maxCachedSessions: 0 } : {}),
        ...(ca === undefined ? {} : { ca }),
        ...(host === undefined ? {} : { servername: host }),
      },
    });
  }

  /**
   * Begins once some requests in a row have gone through: first connections, and code that runs for the first time, are no client's time, and a
   * balancer may still send requests to a node of the last fault.
   * @param rate requests a second
   * @param nodeLogs folder below which nodes write their logs
   * @throws UserError where requests are refused before anything is broken, and go on to be
   */
  static async start(target: LoadTarget, rate: number, nodeLogs: string): Promise<OpenLoad> {
    const load = new OpenLoad(target, rate, nodeLogs);
    const { settling = usualSettling, signal } = target;
    const until = performance.now() + settling;
    for (let round = 0; round < warmUpRounds; round++) {
      const all = await Promise.all(
        Array.from(
          { length: warmUpWidth(rate) },
          () => exchange(load.agent, load.requestOf("GET", "warm-up"), 400).failure,
        ),
      );
      const refusal = all.find((failure) => failure !== undefined);
      if (refusal === undefined) continue;
      if (performance.now() < until && signal?.aborted !== true) {
        // All of them again: what is refused once in a while is no calm.
        round = -1;
        await sleep(settlePace);
        continue;
      }
      await load.agent.destroy();
      throw new UserError(
        `${target.url} answers GET / with ${refusal} before anything is broken, for ${settling / 1000} s, so a drill would prove nothing; see vipkit status`,
      );
    }
    load.begin = performance.now();
    load.sweeper = setInterval(() => load.sweep(), sweepPace);
    load.schedule();
    return load;
  }

  get elapsed(): number {
    return performance.now() - this.begin;
  }

  executions(): Executions | undefined {
    const answered = this.outcomes.flatMap(({ id, failure }) => (failure === undefined ? [id] : []));
    return readExecutions(this.nodeLogs, `${this.run}-`, answered);
  }

  setRate(rate: number): void {
    this.rate = rate;
  }

  async end(): Promise<LoadEnd> {
    // What was due by now is sent, however late: else a stall before the end would be hidden.
    this.catchUp();
    this.isOver = true;
    clearTimeout(this.timer);
    await Promise.all(this.answers);
    clearInterval(this.sweeper);
    await this.agent.destroy();
    const sorted = this.late.toSorted((a, b) => a - b);
    const worst = sorted.at(-1) ?? 0;
    return {
      notSent: this.notSent,
      lateness: { worst, p99: sorted[Math.max(0, Math.ceil(0.99 * sorted.length) - 1)] ?? 0 },
    };
  }

  private schedule(): void {
    if (this.isOver) return;
    this.timer = setTimeout(
      () => {
        this.catchUp();
        this.schedule();
      },
      Math.max(1, Math.floor(this.nextDue - this.elapsed)),
    );
  }

  private catchUp(): void {
    for (const now = this.elapsed; this.nextDue <= now; this.nextDue += 1000 / this.rate) {
      if (this.open.size >= mostOpen) {
        this.notSent += 1;
        continue;
      }
      this.late.push(now - this.nextDue);
      const answer = this.send(this.nextDue, this.sent).finally(() => this.answers.delete(answer));
      this.answers.add(answer);
      this.sent += 1;
    }
  }

  private async send(dueAt: number, index: number): Promise<void> {
    const method: Method = index % postEvery === postEvery - 1 ? "POST" : "GET";
    const id = `${this.run}-${index}`;
    const sentAt = this.elapsed;
    const one = exchange(this.agent, this.requestOf(method, id));
    this.open.set(one, sentAt);
    const failure = await one.failure;
    this.open.delete(one);
    this.outcomes.push({ id, method, dueAt, latency: this.elapsed - dueAt, failure });
  }

  private requestOf(method: Method, id: string): Dispatcher.DispatchOptions {
    const { host, isFresh, areNew = false } = this.target;
    return {
      origin: this.origin,
      path: "/",
      method,
      headers: { [requestIdHeader]: id, ...(host === undefined ? {} : { host }) },
      body: method === "POST" ? "drill" : null,
      reset: isFresh || areNew,
    };
  }

  /** Ends what has been open for longer than a client waits: the oldest stand first. */
  private sweep(): void {
    for (const [one, sentAt] of this.open) {
      if (this.elapsed - sentAt < patience) return;
      one.giveUp();
      this.open.delete(one);
    }
  }
}
