export { compareEnvironments, type Difference, type Environment, unexplained, type Weakness } from "./compare";
export { type Direction, directions } from "./weaker";
