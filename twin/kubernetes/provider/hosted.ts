import { HostedProvider } from "../../../engine/provider/hosted";
import type { KubernetesProviderSetup } from "./server";

/** The engine's own limit for its clients and servers. */
const maxMessageBytes = 400 * 1024 * 1024;

/** The provider for the package `kubernetes` within this process. */
export function hostKubernetesProvider(setup: KubernetesProviderSetup): Promise<HostedProvider> {
  return HostedProvider.listen("kubernetes", async () => {
    const [{ Server, ServerCredentials }, { ResourceProviderService }, { createKubernetesService }] = await Promise.all(
      [import("@grpc/grpc-js"), import("@pulumi/pulumi/proto/provider_grpc_pb.js"), import("./server.js")],
    );
    return () => {
      const server = new Server({
        "grpc.max_receive_message_length": maxMessageBytes,
        "grpc.max_send_message_length": maxMessageBytes,
      });
      server.addService(ResourceProviderService, createKubernetesService(setup));
      return server.createConnectionInjector(ServerCredentials.createInsecure());
    };
  });
}
