export { type Direction, directions } from "../../../platforms/aws/weaker";
export {
  compareEnvironments,
  type Difference,
  type Environment,
  unexplained,
  type Weakness,
  weakerThan,
} from "./compare";
