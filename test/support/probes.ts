import { connect } from "node:net";
import * as tls from "node:tls";

export interface Probe {
  /** Address to speak from. */
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly speaks: "http" | "tls";
}

/** Milliseconds after which silence is an answer. */
const patience = 1500;

/**
 * Whether a connection carries a request there and an answer back. Silence, a reset and a refusal are a no: whoever is not admitted hears
 * nothing, or is reset by the system when a request comes after the drop.
 */
export function answers({ from, to, port, speaks }: Probe): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: to, port, localAddress: from });
    const finish = (isAnswered: boolean) => {
      socket.destroy();
      done(isAnswered);
    };
    socket.setTimeout(patience, () => finish(false));
    socket.once("error", () => finish(false));
    socket.once("close", () => finish(false));
    if (speaks === "tls") {
      const secured = tls.connect({ socket, rejectUnauthorized: false }, () => finish(true));
      secured.once("error", () => finish(false));
      return;
    }
    socket.once("data", () => finish(true));
    socket.write(`GET /healthz HTTP/1.1\r\nHost: ${to}\r\nConnection: close\r\n\r\n`);
  });
}
