import { types } from "../../../../platforms/kubernetes/catalog/types";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const serviceNoExternalIps: Rule = {
  id: "service-no-external-ips",
  title: "Services claim no address that they were not given",
  why: "Every node sends what the cluster's pods send to that address to the Service instead (CVE-2020-8554); the field is deprecated since 1.36.",
  remediation: "Take type LoadBalancer and an address pool.",
  url: kubernetesDocs("concepts/services-networking/service"),
  severity: "medium",
  controls: { trivy: ["KSV-0108"] },
  types: [types.service],
  scope: "resource",
  *check(service) {
    const path = "spec.externalIPs";
    if (service.items(path).length > 0) yield fact(path, "is set; expected none");
  },
};
