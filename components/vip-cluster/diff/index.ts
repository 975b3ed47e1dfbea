export { type Direction, directions } from "../../../platforms/aws/weaker";
export {
  compareEnvironments,
  type Difference,
  type Environment,
  unexplained,
  type Weakening,
  type Weakness,
  weakerThan,
} from "./compare";
