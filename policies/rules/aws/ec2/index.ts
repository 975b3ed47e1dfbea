// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { instancePlacementAccepted } from "./instance-placement-accepted";
import { instanceValuesAccepted } from "./instance-values-accepted";
import {
  accountVolumesClosed,
  imageNotPublic,
  instanceTerminationProtected,
  templateDetailedMonitoring,
  templateEbsOptimized,
  templateImdsv2,
  templateInstanceProfile,
  templateMetadataHopLimit,
} from "./properties";
import { templateNoPublicIp } from "./template-no-public-ip";
import { templateNoSecretsInUserData } from "./template-no-secrets-in-user-data";
import { templateOneInterface } from "./template-one-interface";
import { templateValuesAccepted } from "./template-values-accepted";
import { templateVolumesEncrypted } from "./template-volumes-encrypted";
import { volumeBackedUp } from "./volume-backed-up";
import { volumeEncrypted } from "./volume-encrypted";
import { volumeKeyAdmitsAutoscaling } from "./volume-key-admits-autoscaling";
import { volumeOwnKey } from "./volume-own-key";
import { volumeValuesAccepted } from "./volume-values-accepted";

export const ec2Rules: readonly Rule[] = [
  accountVolumesClosed,
  imageNotPublic,
  instancePlacementAccepted,
  instanceTerminationProtected,
  instanceValuesAccepted,
  templateDetailedMonitoring,
  templateEbsOptimized,
  templateImdsv2,
  templateInstanceProfile,
  templateMetadataHopLimit,
  templateNoPublicIp,
  templateNoSecretsInUserData,
  templateOneInterface,
  templateValuesAccepted,
  templateVolumesEncrypted,
  volumeBackedUp,
  volumeEncrypted,
  volumeKeyAdmitsAutoscaling,
  volumeOwnKey,
  volumeValuesAccepted,
];
