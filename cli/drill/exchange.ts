import type { Dispatcher } from "undici";

/** One request on its way. */
export interface Exchange {
  /** What came in the answer's place; undefined where it was answered with less than `least`. */
  readonly failure: Promise<string | undefined>;
  /** Ends it: its client waits no longer. */
  giveUp(): void;
}

/**
 * Sends a request and reads its answer to the end. By the dispatcher's own events: a stream and a signal for each request would take half of
 * the time that this machine has for it.
 * @param least status from which on it counts as failed
 */
export function exchange(agent: Dispatcher, options: Dispatcher.DispatchOptions, least = 500): Exchange {
  let settle: (failure: string | undefined) => void = () => undefined;
  const failure = new Promise<string | undefined>((resolve) => (settle = resolve));
  let status = 0;
  let isGivenUp = false;
  let abort: () => void = () => undefined;
  agent.dispatch(options, {
    onRequestStart: (controller) => {
      abort = () => controller.abort(new Error("given up"));
      if (isGivenUp) abort();
    },
    onResponseStart: (_, code) => {
      status = code;
    },
    onResponseData: () => undefined,
    onResponseEnd: () => settle(status < least ? undefined : String(status)),
    onResponseError: (_, error) => settle(isGivenUp ? "no answer" : codeOf(error)),
  });
  return {
    failure,
    giveUp: () => {
      isGivenUp = true;
      // One that waits for its connection has no controller yet, and its client is gone all the same.
      settle("no answer");
      abort();
    },
  };
}

const codeOf = (error: Error): string =>
  "code" in error && typeof error.code === "string" ? error.code : error.message;
