// Generated from the folders by `npm run docs`.
import type { Rule } from "../../rule";
import { availabilityRules } from "./availability";
import { gatewayRules } from "./gateway";
import { metallbRules } from "./metallb";
import { networkRules } from "./network";
import { podsRules } from "./pods";
import { rolesRules } from "./roles";

/** Every rule of Kubernetes objects, by folder and name. */
export const kubernetesRules: readonly Rule[] = [
  ...availabilityRules,
  ...gatewayRules,
  ...metallbRules,
  ...networkRules,
  ...podsRules,
  ...rolesRules,
];
