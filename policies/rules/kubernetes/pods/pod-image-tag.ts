import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { imageOf } from "../../../queries/images";
import { kubernetesDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

export const podImageTag: Rule = {
  id: "pod-image-tag",
  title: "Images have a tag that says which version they are",
  why: "Behind `latest` stands another image tomorrow: a pod that moves to another machine runs other code than its siblings.",
  remediation: "Name a version, or better a digest.",
  url: kubernetesDocs("concepts/containers/images"),
  severity: "medium",
  controls: { checkov: ["CKV_K8S_14"], trivy: ["KSV-0013"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), function* (container) {
      const text = container.text("image");
      if (text === undefined) return;
      const { tag, digest } = imageOf(text);
      if (digest === undefined && (tag === undefined || tag === "latest"))
        yield fact(`${container.path}.image`, `is ${text}; expected a tag of a version, or a digest`);
    });
  },
};
