// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { namespaceEnforcesPodSecurity } from "./namespace-enforces-pod-security";
import { podAddsNoCapabilities } from "./pod-adds-no-capabilities";
import { podAmountsMeant } from "./pod-amounts-meant";
import { podAppArmor } from "./pod-app-armor";
import { podHasController } from "./pod-has-controller";
import { podImageDigest } from "./pod-image-digest";
import { podImageTag } from "./pod-image-tag";
import { podNoHostPath } from "./pod-no-host-path";
import { podNoHostPorts } from "./pod-no-host-ports";
import { podNoSecretsInEnv } from "./pod-no-secrets-in-env";
import { podNoToken } from "./pod-no-token";
import { podOwnNamespace } from "./pod-own-namespace";
import { podOwnServiceAccount } from "./pod-own-service-account";
import { podProbesItself } from "./pod-probes-itself";
import { podReadinessProbe } from "./pod-readiness-probe";
import { podSafeSysctls } from "./pod-safe-sysctls";
import { podSecretsAsFiles } from "./pod-secrets-as-files";
import { podSelinuxType } from "./pod-selinux-type";
import { podVolumeTypes } from "./pod-volume-types";
import {
  podCpuLimit,
  podDefaultProcMount,
  podDropsCapabilities,
  podHighUserId,
  podImagePullAlways,
  podLivenessProbe,
  podMemoryLimit,
  podNoHostNamespaces,
  podNoHostProcess,
  podNoPrivilegeEscalation,
  podNotPrivileged,
  podReadOnlyRoot,
  podRequestsResources,
  podRunsAsNonRoot,
  podSeccomp,
} from "./properties";

export const podsRules: readonly Rule[] = [
  namespaceEnforcesPodSecurity,
  podAddsNoCapabilities,
  podAmountsMeant,
  podAppArmor,
  podCpuLimit,
  podDefaultProcMount,
  podDropsCapabilities,
  podHasController,
  podHighUserId,
  podImageDigest,
  podImagePullAlways,
  podImageTag,
  podLivenessProbe,
  podMemoryLimit,
  podNoHostNamespaces,
  podNoHostPath,
  podNoHostPorts,
  podNoHostProcess,
  podNoPrivilegeEscalation,
  podNoSecretsInEnv,
  podNoToken,
  podNotPrivileged,
  podOwnNamespace,
  podOwnServiceAccount,
  podProbesItself,
  podReadOnlyRoot,
  podReadinessProbe,
  podRequestsResources,
  podRunsAsNonRoot,
  podSafeSysctls,
  podSeccomp,
  podSecretsAsFiles,
  podSelinuxType,
  podVolumeTypes,
];
