import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { HostedProvider } from "../../../engine/provider/hosted";
import type { KubernetesProviderSetup } from "./server";

/** The engine's own limit for its clients and servers. */
const maxMessageBytes = 400 * 1024 * 1024;

/** What the engine is told; a program may have another release of the package. */
const version = "4.34.2";

/** The provider for the package `kubernetes` within this process. */
export const hostKubernetesProvider = (setup: Omit<KubernetesProviderSetup, "version">): Promise<HostedProvider> =>
  host(async () => {
    const { createKubernetesService } = await import("./server.js");
    return () => createKubernetesService({ version, ...setup });
  });

/** The same for previews with an empty state, without a cluster. */
export const hostPreviewProvider = (): Promise<HostedProvider> =>
  host(async () => {
    const { createPreviewService } = await import("./preview-provider.js");
    return () => createPreviewService(version);
  });

/** @param load loads what serves one of the engine's connections */
function host(load: () => Promise<() => UntypedServiceImplementation>): Promise<HostedProvider> {
  return HostedProvider.listen("kubernetes", async () => {
    const [{ Server, ServerCredentials }, { ResourceProviderService }, createService] = await Promise.all([
      import("@grpc/grpc-js"),
      import("@pulumi/pulumi/proto/provider_grpc_pb.js"),
      load(),
    ]);
    return () => {
      const server = new Server({
        "grpc.max_receive_message_length": maxMessageBytes,
        "grpc.max_send_message_length": maxMessageBytes,
      });
      server.addService(ResourceProviderService, createService());
      return server.createConnectionInjector(ServerCredentials.createInsecure());
    };
  });
}
