import { type Server, ServerCredentials } from "@grpc/grpc-js";
import { createProviderServer } from "./serve";

/** Serves the engine until it goes away. The first line on stdout is the port, as the engine's plugin protocol wants. */
async function main(): Promise<void> {
  const server = createProviderServer({ cwd: process.cwd(), env: process.env, isEager: false });
  process.stdout.write(`${await listen(server)}\n`);
  endWithParent();
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** An engine that was killed cannot say good-bye. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 1000).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
