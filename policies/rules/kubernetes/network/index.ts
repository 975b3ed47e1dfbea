// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { ingressControllerMaintained } from "./ingress-controller-maintained";
import { ingressNoSnippets } from "./ingress-no-snippets";
import { networkPolicyClosed } from "./network-policy-closed";
import { podsHaveNetworkPolicy } from "./pods-have-network-policy";
import { ingressEncrypted, serviceSourceRanges } from "./properties";
import { serviceNoExternalIps } from "./service-no-external-ips";
import { servicePortNamed } from "./service-port-named";
import { serviceSelectsPods } from "./service-selects-pods";

export const networkRules: readonly Rule[] = [
  ingressControllerMaintained,
  ingressEncrypted,
  ingressNoSnippets,
  networkPolicyClosed,
  podsHaveNetworkPolicy,
  serviceNoExternalIps,
  servicePortNamed,
  serviceSelectsPods,
  serviceSourceRanges,
];
