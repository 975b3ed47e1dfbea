import { HostedProvider } from "../../engine/provider/hosted";
import type { ProviderOptions } from "./serve";

/** The twin's provider for the package `aws` within this process. */
export function hostTwinProvider(options: ProviderOptions): Promise<HostedProvider> {
  return HostedProvider.listen("aws", async () => {
    const [{ ServerCredentials }, { createProviderServer }] = await Promise.all([
      import("@grpc/grpc-js"),
      import("./serve.js"),
    ]);
    return () => createProviderServer(options).createConnectionInjector(ServerCredentials.createInsecure());
  });
}
