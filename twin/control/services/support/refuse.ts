import { type Constraint, knownViolations } from "../../../../platforms/aws/constraints";
import type { Limits } from "../../../../platforms/aws/limits";
import { CloudError, type Props } from "../../../contract/resources";

/** @throws CloudError with the first thing that AWS refuses of these inputs. */
export function mustHold(constraint: Constraint, inputs: Props, limits: Limits): void {
  const [first] = knownViolations(constraint, inputs, limits);
  if (first !== undefined) throw new CloudError(first.code ?? "ValidationError", first.reason);
}
