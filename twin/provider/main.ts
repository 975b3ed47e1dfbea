import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ModelRegistry } from "../control/registry";
import { services } from "../control/services/index";
import { createMemoryBackend } from "./backend";
import { createDaemonBackend } from "./daemon-backend";
import { createProviderService } from "./server";

/** The same limit as the engine's own clients and servers: large user data and policies must pass. */
const maxMessageBytes = 400 * 1024 * 1024;

/** Serves the engine until it goes away. The first line on stdout is the port, as the engine's plugin protocol wants. */
async function main(): Promise<void> {
  const registry = new ModelRegistry(services);
  const isMemory = process.env.VIPKIT_TWIN === "memory";
  const service = createProviderService({
    registry,
    version: process.env.VIPKIT_TWIN_VERSION ?? "7.48.1-twin",
    cwd: process.cwd(),
    purpose: isMemory ? "scratch" : "stack",
    connect: (config) =>
      isMemory ? createMemoryBackend(registry, config.region, "plan") : createDaemonBackend(registry, config),
  });
  const server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(ResourceProviderService, service);
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
