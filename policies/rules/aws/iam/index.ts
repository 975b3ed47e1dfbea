// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { accessValuesAccepted } from "./access-values-accepted";
import { iamNoEscalation } from "./iam-no-escalation";
import { iamNoEverySecret } from "./iam-no-every-secret";
import { iamNoVendorPolicies } from "./iam-no-vendor-policies";
import { iamNoWildcardAdmin } from "./iam-no-wildcard-admin";
import { iamNoWildcardTrust } from "./iam-no-wildcard-trust";
import { iamNoWildcards } from "./iam-no-wildcards";
import { oidcTrustNarrow } from "./oidc-trust-narrow";
import { roleAsksSecondFactor } from "./role-asks-second-factor";
import { roleSessionShort } from "./role-session-short";
import { roleTrustsItsService } from "./role-trusts-its-service";

export const iamRules: readonly Rule[] = [
  accessValuesAccepted,
  iamNoEscalation,
  iamNoEverySecret,
  iamNoVendorPolicies,
  iamNoWildcardAdmin,
  iamNoWildcardTrust,
  iamNoWildcards,
  oidcTrustNarrow,
  roleAsksSecondFactor,
  roleSessionShort,
  roleTrustsItsService,
];
