import { createServer } from "node:net";

/** Why a listener cannot have an address and port of this machine; undefined when it can. */
export function whyNotBindable(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(explain(error, address, port)));
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function explain(error: Error, address: string, port: number): string {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE") {
    return `port ${port} on ${address} is in use by another process; end that process or choose another port`;
  }
  if (code === "EACCES") {
    return `port ${port} on ${address} needs privileges that this user lacks; choose a port from 1024 on, such as ${port + 8000}`;
  }
  if (code === "EADDRNOTAVAIL") {
    return `${address} is not an address of this machine: on macOS add it with \`sudo ifconfig lo0 alias ${address}\``;
  }
  return `port ${port} on ${address} cannot be used: ${error.message}`;
}
