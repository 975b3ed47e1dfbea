import type { Balancer, Registration } from "../../data/types";
import type { Scope } from "../scopes";

export class LogWriter {
  readonly socket = "log.sock";
  constructor(
    private readonly home: string,
    private readonly logs: string,
  ) {}
  ensure(
    _balancers: readonly Balancer[],
    _registrations: readonly Registration[],
    _scopes: readonly Scope[],
  ): Promise<void> {
    return Promise.resolve();
  }
  stop(): Promise<void> {
    return Promise.resolve();
  }
}
