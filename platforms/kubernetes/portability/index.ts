import { PortabilityTable } from "../../../model/portability/table";
import type { PortabilityRow } from "../../../model/portability/verdict";
import { awsRows } from "./aws";
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

const keyOf = ({ option, value }: PortabilityRow): string => `${option} ${value ?? ""}`;
const differing = new Set(awsRows.map(keyOf));

/** The same with profile `aws`: the AWS Load Balancer Controller 3.5. */
export const awsPortability = new PortabilityTable([
  ...envoyPortability.rows.filter((row) => !differing.has(keyOf(row))),
  ...awsRows,
]);
