import { type Constraint, knownViolations } from "../../../../model/constraints";
import type { Limits } from "../../../../model/limits";
import { CloudError, type Props } from "../../types";

/** @throws CloudError with the first thing that AWS refuses of these inputs. */
export function mustHold(constraint: Constraint, inputs: Props, limits: Limits): void {
  const [first] = knownViolations(constraint, inputs, limits);
  if (first !== undefined) throw new CloudError(first.code ?? "ValidationError", first.reason);
}
