import { limitOverrides } from "../../platforms/aws/limits/overrides";
import { regionsSettings } from "../../platforms/aws/regions/accepted";
import { kubernetesClusterSpec } from "../kubernetes/cluster/settings";
import { clusterSpec } from "./settings";
import { type JsonSchema, schemaOf } from "./settings-schema";
import { kubernetesTwinSettings } from "./stack/kubernetes-twin-settings";
import { reasonsSettings } from "./stack/reasons";
import { twinSettings } from "./stack/twin-settings";

/** The options of a cluster on the platform that it names. Each platform has its own: editors complete what fits. */
const anyCluster = (): JsonSchema => ({
  description: "One VIP cluster: redundant nodes behind one stable address.",
  if: { properties: { platform: { const: "kubernetes" } }, required: ["platform"] },
  then: schemaOf(kubernetesClusterSpec()),
  else: schemaOf(clusterSpec()),
});

/** The twin for Kubernetes has options that the one for AWS has not. */
const anyTwin = (): JsonSchema => ({
  description: "The local twin.",
  if: { anyOf: [{ required: ["platform"] }, { required: ["images"] }] },
  then: schemaOf(kubernetesTwinSettings()),
  else: schemaOf(twinSettings()),
});

/** JSON Schema (draft 7) of a whole `Pulumi.<environment>.yaml`, for editors. Keys of other namespaces are left alone. */
export function stackFileSchema(): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "vipkit stack",
    description: "One environment of a VIP cluster: Pulumi.<environment>.yaml.",
    type: "object",
    properties: {
      config: {
        description: "What this environment sets.",
        type: "object",
        properties: {
          "vipkit:cluster": anyCluster(),
          "vipkit:twin": anyTwin(),
          "vipkit:limits": schemaOf(limitOverrides()),
          "vipkit:reasons": schemaOf(reasonsSettings()),
          "vipkit:regions": schemaOf(regionsSettings()),
        },
        patternProperties: { "^vipkit:(?!(?:cluster|twin|limits|reasons|regions)$)": false },
        required: ["vipkit:cluster"],
      },
    },
    required: ["config"],
  };
}
