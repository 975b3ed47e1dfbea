import type { KubernetesTwinSettings } from "../components/vip-cluster/stack/kubernetes-twin";
import { kubernetesTwinSettings } from "../components/vip-cluster/stack/kubernetes-twin-settings";
import type { StackTexts } from "../model/settings/stack-texts";
import { twinValues } from "./twin-program";

/**
 * What a stack's file says of its twin for Kubernetes.
 * @throws UserError when `vipkit:twin` is wrong
 */
export const kubernetesTwinOf = (texts: StackTexts): KubernetesTwinSettings =>
  twinValues(kubernetesTwinSettings(), texts);
