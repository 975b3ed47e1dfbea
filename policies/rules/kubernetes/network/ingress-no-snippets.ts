import { types } from "../../../../platforms/kubernetes/catalog/types";
import { textMap } from "../../../../platforms/kubernetes/objects/names";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

const snippet = /^nginx\.ingress\.kubernetes\.io\/.*snippet$/;

export const ingressNoSnippets: Rule = {
  id: "ingress-no-snippets",
  title: "Ingresses put no configuration into NGINX",
  why: "A snippet runs in the controller, which may read every secret of the cluster (CVE-2021-25742).",
  remediation:
    "Remove the annotation; the retired ingress-nginx gets no more fixes, and Gateway API says most of it in typed fields.",
  url: kubernetesDocs("concepts/services-networking/ingress"),
  severity: "high",
  controls: { checkov: ["CKV_K8S_152", "CKV_K8S_153", "CKV_K8S_154"] },
  types: [types.ingress],
  scope: "resource",
  *check(ingress) {
    for (const key of Object.keys(textMap(ingress, "metadata.annotations")))
      if (snippet.test(key))
        yield { property: "metadata.annotations", problem: `metadata.annotations has ${key}; expected no snippet` };
  },
};
