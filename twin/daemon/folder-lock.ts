import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { CloudError } from "../contract/resources";
import { causeOf, errorCode } from "../store/errors";

export interface FolderLock {
  release(): void;
}

/**
 * Keeps a second daemon away from a folder, for as long as this process lives: the system gives a port to one process only, and
 * takes it back when that process dies, however it dies. Two folders share a port once in a thousand million.
 * @throws {@link CloudError} `AlreadyRunning`.
 */
export function lockFolder(folder: string): Promise<FolderLock> {
  const { host, port } = lockAddress(folder);
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error) => {
      if (errorCode(error) === "EADDRINUSE")
        reject(new CloudError("AlreadyRunning", `a daemon serves ${folder} already`));
      else
        reject(
          new CloudError(
            "NoFreeSlot",
            `cannot listen on ${host}:${port}: ${causeOf(error)}; the twin needs 127.0.0.0/8`,
          ),
        );
    });
    server.listen(port, host, () => resolve({ release: () => server.close() }));
  });
}

/** No stack's addresses begin with 127.254, and the system hands out none of these ports by itself to a listener there. */
function lockAddress(folder: string): { host: string; port: number } {
  const digest = createHash("sha256").update(folder).digest();
  const octet = (place: number) => 1 + (digest.readUInt16BE(place) % 254);
  return { host: `127.254.${octet(0)}.${octet(2)}`, port: 16_384 + (digest.readUInt16BE(4) % 16_384) };
}
