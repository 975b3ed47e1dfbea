// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { documentPrivate } from "./document-private";
import { patchingOneAtATime } from "./patching-one-at-a-time";
import { patchingValuesAccepted } from "./patching-values-accepted";
import { parameterEncrypted } from "./properties";
import { sessionLogged } from "./session-logged";

export const ssmRules: readonly Rule[] = [
  documentPrivate,
  parameterEncrypted,
  patchingOneAtATime,
  patchingValuesAccepted,
  sessionLogged,
];
