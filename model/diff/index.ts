export {
  compareEnvironments,
  type Difference,
  type Environment,
  unexplained,
  type Weakening,
  type Weakness,
  weakerThan,
} from "./compare";
export { type Direction, directions } from "./weaker";
