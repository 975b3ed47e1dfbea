// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { certificateCoversName } from "./certificate-covers-name";
import { certificateIssuedBeforeUse } from "./certificate-issued-before-use";
import { certificateKeyStrength } from "./certificate-key-strength";
import { certificateMayBeIssued } from "./certificate-may-be-issued";
import { certificateNoWildcard } from "./certificate-no-wildcard";
import { certificateRenews } from "./certificate-renews";
import { certificateTransparent } from "./certificate-transparent";
import { certificateValuesAccepted } from "./certificate-values-accepted";

export const acmRules: readonly Rule[] = [
  certificateCoversName,
  certificateIssuedBeforeUse,
  certificateKeyStrength,
  certificateMayBeIssued,
  certificateNoWildcard,
  certificateRenews,
  certificateTransparent,
  certificateValuesAccepted,
];
