import { once } from "../once";
import { operationsShape } from "./schema";

/** What is done to a cluster by the clock. */
export const operationsSettings = once(operationsShape);
