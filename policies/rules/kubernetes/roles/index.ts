// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { bindingNoClusterAdmin } from "./binding-no-cluster-admin";
import { bindingNotDefaultAccount } from "./binding-not-default-account";
import { bindingSubjectsKnown } from "./binding-subjects-known";
import {
  roleNoAdmissionChanges,
  roleNoCertificateApproval,
  roleNoEscalation,
  roleNoEverySecret,
  roleNoPodCreation,
  roleNoPodShell,
  roleNoServiceStatus,
  roleNoTokenCreation,
  roleNoVolumeCreation,
} from "./properties";
import { roleNoWildcards } from "./role-no-wildcards";

export const rolesRules: readonly Rule[] = [
  bindingNoClusterAdmin,
  bindingNotDefaultAccount,
  bindingSubjectsKnown,
  roleNoAdmissionChanges,
  roleNoCertificateApproval,
  roleNoEscalation,
  roleNoEverySecret,
  roleNoPodCreation,
  roleNoPodShell,
  roleNoServiceStatus,
  roleNoTokenCreation,
  roleNoVolumeCreation,
  roleNoWildcards,
];
