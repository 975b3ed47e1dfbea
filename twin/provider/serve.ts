import { Server } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { limitsInForce } from "../../platforms/aws/limits/in-force";
import { ModelRegistry } from "../control/registry";
import { services } from "../control/services/index";
import { createDaemonBackend } from "./daemon-backend";
import { createMemoryBackend } from "./memory-backend";
import { createProviderService } from "./server";

/** The same limit as the engine's own clients and servers: large user data and policies must pass. */
const maxMessageBytes = 400 * 1024 * 1024;

export interface ProviderOptions {
  /** What relative folders are relative to. */
  readonly cwd: string;
  /** `VIPKIT_TWIN=memory` keeps nothing: a scratch plan; `VIPKIT_REGIONS` are names of regions newer than the table, `VIPKIT_LIMITS` the stack's `vipkit:limits` as JSON. The daemon and its nodes inherit the rest, without credentials. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether something will be made for sure: then the stack's daemon starts with the provider, not with the first order. */
  readonly isEager: boolean;
}

/** The twin's provider as a gRPC server that listens nowhere yet. */
export function createProviderServer({ cwd, env, isEager }: ProviderOptions): Server {
  const registry = new ModelRegistry(services);
  const isMemory = env.VIPKIT_TWIN === "memory";
  const limits = limitsInForce(env.VIPKIT_LIMITS);
  const service = createProviderService({
    registry,
    version: env.VIPKIT_TWIN_VERSION ?? "7.48.1-twin",
    cwd,
    purpose: isMemory ? "scratch" : "stack",
    regions: (env.VIPKIT_REGIONS ?? "").split(",").filter((name) => name !== ""),
    limits,
    warn: (line) => process.stderr.write(`warning: ${line}\n`),
    connect: (config) =>
      isMemory
        ? createMemoryBackend(registry, config.region, "plan", limits)
        : createDaemonBackend(registry, config, { env, isEager }),
  });
  const server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(ResourceProviderService, service);
  return server;
}
