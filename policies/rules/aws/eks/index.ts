// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { eksControlPlaneLogged } from "./eks-control-plane-logged";
import { eksEndpointNarrow } from "./eks-endpoint-narrow";
import { eksEndpointPrivate } from "./eks-endpoint-private";
import { eksNodesNoSsh } from "./eks-nodes-no-ssh";
import { eksSecretsEncrypted } from "./eks-secrets-encrypted";

export const eksRules: readonly Rule[] = [
  eksControlPlaneLogged,
  eksEndpointNarrow,
  eksEndpointPrivate,
  eksNodesNoSsh,
  eksSecretsEncrypted,
];
