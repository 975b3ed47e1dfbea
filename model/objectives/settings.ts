import { memoizePerLimits, type ToolkitLimits, toolkitLimits } from "../limits";
import { objectivesShape, promisesShape } from "./schema";

const perLimits = memoizePerLimits<ToolkitLimits>(toolkitLimits);

/** What an environment promises: seconds per fault, capacity after a zone's loss. */
export const objectivesSettings = perLimits(objectivesShape);

/** What environments of one class promise, without a spec. */
export const promisesSettings = perLimits(promisesShape);
