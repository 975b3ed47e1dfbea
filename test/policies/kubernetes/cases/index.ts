import type { Break } from "../../cases";
import { accessCases } from "./access";
import { availabilityCases } from "./availability";
import { gatewayCases } from "./gateway";
import { podsCases } from "./pods";

/** Every rule's breaks, by its id. */
export const kubernetesCases: Readonly<Record<string, readonly Break[]>> = {
  ...podsCases,
  ...accessCases,
  ...availabilityCases,
  ...gatewayCases,
};
