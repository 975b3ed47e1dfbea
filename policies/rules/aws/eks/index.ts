// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { eksEndpointNarrow } from "./eks-endpoint-narrow";
import { eksControlPlaneLogged, eksEndpointPrivate, eksNodesNoSsh, eksSecretsEncrypted } from "./properties";

export const eksRules: readonly Rule[] = [
  eksControlPlaneLogged,
  eksEndpointNarrow,
  eksEndpointPrivate,
  eksNodesNoSsh,
  eksSecretsEncrypted,
];
