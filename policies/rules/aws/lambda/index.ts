// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { lambdaTargetPermitted } from "./lambda-target-permitted";

export const lambdaRules: readonly Rule[] = [lambdaTargetPermitted];
