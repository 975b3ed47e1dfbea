import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { imageOf } from "../../../queries/images";
import { kubernetesDocs } from "../../../queries/links";
import { fact, optIn, type Rule } from "../../../rule";

export const podImageDigest: Rule = {
  id: "pod-image-digest",
  title: "Images are named by their digest",
  why: "A tag can be moved: what runs is then not what was tested.",
  remediation: "Add @sha256:... behind the image's name.",
  url: kubernetesDocs("concepts/containers/images"),
  severity: "low",
  levels: optIn,
  controls: { checkov: ["CKV_K8S_43"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), function* (container) {
      const text = container.text("image");
      if (text !== undefined && imageOf(text).digest === undefined)
        yield fact(`${container.path}.image`, `is ${text}; expected a digest`);
    });
  },
};
