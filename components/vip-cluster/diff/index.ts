export { directions } from "../../../platforms/aws/weaker";
export {
  areComparable,
  compareEnvironments,
  type Difference,
  type Environment,
  unexplained,
  weakerThan,
} from "./compare";
