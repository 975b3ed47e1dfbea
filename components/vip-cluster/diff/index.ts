export type { Direction } from "../../../model/analysis/diff/direction";
export { directions } from "../../../platforms/aws/weaker";
export {
  areComparable,
  compareEnvironments,
  type Difference,
  type Environment,
  unexplained,
  type Weakness,
  weakerThan,
} from "./compare";
