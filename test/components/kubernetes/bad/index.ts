import { awsProfile } from "./aws-profile";
import { clients } from "./clients";
import { gateways } from "./gateways";
import { groups } from "./groups";
import { scaling } from "./scaling";
import { surroundings } from "./surroundings";
import type { BadKubernetesInput } from "./types";

export type { BadKubernetesInput } from "./types";

export const badKubernetesInputs: readonly BadKubernetesInput[] = [
  ...gateways,
  ...clients,
  ...groups,
  ...scaling,
  ...surroundings,
  ...awsProfile,
];
