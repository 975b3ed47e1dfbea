import type { GraphResource } from "./resource";

type Placed = Pick<GraphResource, "urn" | "provider"> & { readonly inputs: Readonly<Record<string, unknown>> };

const regionIn = ({ region }: Placed["inputs"]): string | undefined =>
  typeof region === "string" && region !== "" ? region : undefined;

/**
 * Tells where resources are, of a program with several providers.
 * @param fallback region of the default provider, where it is no resource of the stack
 */
export function placesOf(resources: readonly Placed[], fallback?: string): (resource: Placed) => string | undefined {
  const providers = new Map(
    resources.flatMap(({ urn, inputs }) => (urn.includes("pulumi:providers:") ? [[urn, inputs] as const] : [])),
  );
  return ({ inputs, provider }) => {
    // A reference is the provider's URN and its id.
    const maker = provider === undefined ? undefined : providers.get(provider.split("::").slice(0, -1).join("::"));
    // A region that a program computes is not known before the update, and the provider's is not in its place.
    if (inputs["region"] !== undefined && inputs["region"] !== null && inputs["region"] !== "") return regionIn(inputs);
    return maker === undefined ? (provider === undefined || provider === "" ? fallback : undefined) : regionIn(maker);
  };
}
