import { PortabilityTable } from "../../../model/portability/table";
import { balancingRows } from "./balancing";
import { groupRows } from "./groups";
import { surroundingRows } from "./surroundings";

/** What becomes of each option of a spec for AWS on Kubernetes with profile `envoy`: Gateway API 1.6 and Envoy Gateway 1.9. */
export const envoyPortability = new PortabilityTable([
  { option: "platform", verdict: { kind: "same" } },
  ...surroundingRows,
  ...balancingRows,
  ...groupRows,
]);
