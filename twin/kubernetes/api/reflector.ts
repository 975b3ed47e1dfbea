import { setTimeout as sleep } from "node:timers/promises";
import { type Props, toProps } from "../../../model/graph/json";
import { ApiError } from "./api-error";
import type { ClusterClient, Query } from "./cluster-client";
import { type ApiObject, keyOf, listOf, propsOf, textOf, toApiObject } from "./objects";

interface ReflectorHandlers {
  /** It is new, or has changed. */
  readonly onChange: (object: ApiObject) => void;
  readonly onDelete?: (object: ApiObject) => void;
  /** What was listed is told by now: once after each list. */
  readonly onListed?: () => void;
  readonly onError?: (message: string) => void;
}

interface ReflectorOptions {
  /** Path of the collection, such as `/api/v1/pods`. */
  readonly path: string;
  readonly query?: Query;
}

/** Milliseconds before a list is tried again after a failure: doubled each time up to the last. */
const firstPause = 100;
const longestPause = 5000;
const reportFrom = 800;
/** Seconds after which the server ends a watch, so that a dead connection cannot pass for a quiet one for ever. */
const watchSeconds = 300;

/**
 * A collection as the server has it: listed once, then watched. When the watch cannot go on where it was (410), the collection is listed
 * again, and what has gone meanwhile is told as deleted.
 */
export class Reflector {
  readonly objects = new Map<string, ApiObject>();
  private readonly end = new AbortController();
  private version = "";
  private running: Promise<void> | undefined;
  private markListed: () => void = () => undefined;
  private readonly firstList = new Promise<void>((resolve) => (this.markListed = resolve));

  constructor(
    private readonly client: ClusterClient,
    private readonly options: ReflectorOptions,
    private readonly handlers: ReflectorHandlers,
  ) {}

  /** Resolves after the first list. */
  async start(): Promise<void> {
    this.running ??= this.run();
    await Promise.race([this.firstList, this.running]);
  }

  async stop(): Promise<void> {
    this.end.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let pause = firstPause;
    while (!this.end.signal.aborted) {
      try {
        if (this.version === "") await this.list();
        await this.watch();
        pause = firstPause;
      } catch (error) {
        if (this.end.signal.aborted) return;
        if (error instanceof ApiError && error.code === 410) this.version = "";
        else {
          // A server that is just starting, or has just learnt a kind, answers so for a moment.
          if (pause >= reportFrom) this.handlers.onError?.(error instanceof Error ? error.message : String(error));
          await sleep(pause, undefined, { signal: this.end.signal }).catch(() => undefined);
          pause = Math.min(pause * 2, longestPause);
        }
      }
    }
  }

  private async list(): Promise<void> {
    const { path, query } = this.options;
    const answer = await this.client.call("GET", path, {
      ...(query === undefined ? {} : { query }),
      signal: this.end.signal,
    });
    const kind = textOf(answer.kind).replace(/List$/, "");
    const { apiVersion } = answer;
    // A list's items do not say what they are.
    const items = listOf(answer.items).map((item) => toApiObject({ ...item, apiVersion: apiVersion ?? "", kind }));
    const present = new Set(items.map(keyOf));
    for (const [key, object] of this.objects) if (!present.has(key)) this.drop(key, object);
    for (const item of items) this.take(item);
    this.version = textOf(propsOf(answer.metadata).resourceVersion);
    this.handlers.onListed?.();
    this.markListed();
  }

  private async watch(): Promise<void> {
    const query = {
      ...this.options.query,
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: this.version,
      timeoutSeconds: watchSeconds,
    };
    let failure: ApiError | undefined;
    await this.client.lines(this.options.path, query, this.end.signal, (line) => {
      const event = toProps(JSON.parse(line));
      failure ??= this.apply(textOf(event.type), propsOf(event.object));
    });
    if (failure !== undefined) throw failure;
  }

  private apply(type: string, raw: Props): ApiError | undefined {
    if (type === "ERROR")
      return new ApiError(typeof raw.code === "number" ? raw.code : 500, textOf(raw.reason), textOf(raw.message));
    const object = toApiObject(raw);
    if (type === "ADDED" || type === "MODIFIED") this.take(object);
    if (type === "DELETED") this.drop(keyOf(object), object);
    this.version = textOf(propsOf(raw.metadata).resourceVersion);
    return undefined;
  }

  private take(object: ApiObject): void {
    const key = keyOf(object);
    const known = this.objects.get(key);
    if (known !== undefined && versionOf(known) === versionOf(object)) return;
    this.objects.set(key, object);
    this.handlers.onChange(object);
  }

  private drop(key: string, object: ApiObject): void {
    this.objects.delete(key);
    this.handlers.onDelete?.(object);
  }
}

const versionOf = ({ raw }: ApiObject): string => textOf(propsOf(raw.metadata).resourceVersion);
