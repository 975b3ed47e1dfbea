import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { createMemoryBackend } from "../../twin/provider/memory-backend";
import { createProviderService } from "../../twin/provider/server";
import { EchoRegistry, echoVersion } from "./echo";

// A provider plugin for the real engine.
const registry = new EchoRegistry([]);
const service = createProviderService({
  registry,
  version: echoVersion,
  cwd: process.cwd(),
  purpose: "scratch",
  connect: ({ region }) => createMemoryBackend(registry, region, "echo"),
});
const server = new Server({ "grpc.max_receive_message_length": -1 });
server.addService(ResourceProviderService, service);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
const engine = process.ppid;
setInterval(() => {
  if (process.ppid !== engine) process.exit();
}, 1000).unref();
