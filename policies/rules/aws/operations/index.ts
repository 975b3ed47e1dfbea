// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { dataProtected } from "./data-protected";
import { ignoredChangesHarmless } from "./ignored-changes-harmless";
import { resourcesDoNotCollide } from "./resources-do-not-collide";

export const operationsRules: readonly Rule[] = [dataProtected, ignoredChangesHarmless, resourcesDoNotCollide];
