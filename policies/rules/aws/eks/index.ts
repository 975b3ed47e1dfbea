// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { eksEndpointNarrow } from "./eks-endpoint-narrow";
import { eksNodeGroupAccepted } from "./eks-node-group-accepted";
import { eksNodesSeveralZones } from "./eks-nodes-several-zones";
import { eksVersionSupported } from "./eks-version-supported";
import { eksControlPlaneLogged, eksEndpointPrivate, eksNodesNoSsh, eksSecretsEncrypted } from "./properties";

export const eksRules: readonly Rule[] = [
  eksControlPlaneLogged,
  eksEndpointNarrow,
  eksEndpointPrivate,
  eksNodeGroupAccepted,
  eksNodesNoSsh,
  eksNodesSeveralZones,
  eksSecretsEncrypted,
  eksVersionSupported,
];
