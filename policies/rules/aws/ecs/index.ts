// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { containerValuesAccepted } from "./container-values-accepted";
import { containersKeepSecrets } from "./containers-keep-secrets";
import { containersLogged } from "./containers-logged";
import { containersReadOnly } from "./containers-read-only";
import { containersUnprivileged } from "./containers-unprivileged";
import { serviceNoPublicAddress, servicePlatformCurrent, serviceRollsBack, taskHostProcessesApart } from "./properties";
import { serviceFitsTargetGroup } from "./service-fits-target-group";
import { serviceGraceCoversChecks } from "./service-grace-covers-checks";
import { taskRolesApart } from "./task-roles-apart";
import { taskSizeAccepted } from "./task-size-accepted";

export const ecsRules: readonly Rule[] = [
  containerValuesAccepted,
  containersKeepSecrets,
  containersLogged,
  containersReadOnly,
  containersUnprivileged,
  serviceFitsTargetGroup,
  serviceGraceCoversChecks,
  serviceNoPublicAddress,
  servicePlatformCurrent,
  serviceRollsBack,
  taskHostProcessesApart,
  taskRolesApart,
  taskSizeAccepted,
];
