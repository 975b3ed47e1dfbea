import { findRegion } from "../../platforms/aws/regions";
import type { CheckFailure, Props } from "../contract/resources";
import { hasUnknown } from "./values";

/** What is said of the region that a provider, a resource or a look-up names. */
export interface RegionNote {
  readonly kind: "new" | "wrong";
  readonly failure: CheckFailure;
}

/**
 * Judges the `region` among the arguments of a provider, a resource or a look-up; undefined where there is nothing to say.
 * @param accepted names of regions that the user vouches for
 */
export function noteRegion({ region }: Props, accepted: readonly string[] = []): RegionNote | undefined {
  if (typeof region !== "string" || region === "" || hasUnknown(region)) return undefined;
  const found = findRegion(region, accepted);
  return found === undefined ? undefined : { kind: found.kind, failure: { property: "region", reason: found.text } };
}
