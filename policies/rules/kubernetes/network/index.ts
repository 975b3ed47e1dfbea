// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { ingressBackendsExist } from "./ingress-backends-exist";
import { ingressBackendsHavePods } from "./ingress-backends-have-pods";
import { ingressControllerMaintained } from "./ingress-controller-maintained";
import { ingressEncrypted } from "./ingress-encrypted";
import { ingressHealthPath } from "./ingress-health-path";
import { ingressNoSnippets } from "./ingress-no-snippets";
import { ingressNodePort } from "./ingress-node-port";
import { ingressRedirectsHttp } from "./ingress-redirects-http";
import { networkPolicyClosed } from "./network-policy-closed";
import { podsHaveNetworkPolicy } from "./pods-have-network-policy";
import { serviceSourceRanges } from "./properties";
import { serviceNoExternalIps } from "./service-no-external-ips";
import { servicePortNamed } from "./service-port-named";
import { serviceSelectsPods } from "./service-selects-pods";

export const networkRules: readonly Rule[] = [
  ingressBackendsExist,
  ingressBackendsHavePods,
  ingressControllerMaintained,
  ingressEncrypted,
  ingressHealthPath,
  ingressNoSnippets,
  ingressNodePort,
  ingressRedirectsHttp,
  networkPolicyClosed,
  podsHaveNetworkPolicy,
  serviceNoExternalIps,
  servicePortNamed,
  serviceSelectsPods,
  serviceSourceRanges,
];
