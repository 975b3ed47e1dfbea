// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { certificateCoversName } from "./certificate-covers-name";
import { certificateIssuedBeforeUse } from "./certificate-issued-before-use";
import { certificateMayBeIssued } from "./certificate-may-be-issued";
import { certificateNoWildcard } from "./certificate-no-wildcard";
import { certificateRenews } from "./certificate-renews";
import { certificateValuesAccepted } from "./certificate-values-accepted";
import { certificateKeyStrength, certificateTransparent } from "./properties";

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
