import { type Constraint, knownViolations } from "../../../../model/constraints";
import { CloudError, type Props } from "../../types";

/** @throws CloudError with the first thing that AWS refuses of these inputs. */
export function mustHold(constraint: Constraint, inputs: Props): void {
  const [first] = knownViolations(constraint, inputs);
  if (first !== undefined) throw new CloudError(first.code ?? "ValidationError", first.reason);
}
