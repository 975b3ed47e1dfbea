import { UnknownValueError } from "../../../../model/graph";
import { today } from "../../../../model/today";
import { types } from "../../../../platforms/aws/catalog/types";
import { supportedVersions, supportOf } from "../../../../platforms/aws/cluster-versions";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Time alone must not end an update: what is old is said. */
const said = { production: "advisory", staging: "advisory", development: "advisory", local: "disabled" } as const;

export const eksVersionSupported: Rule = {
  id: "eks-version-supported",
  title: "EKS clusters and their nodes run a version of Kubernetes in standard support",
  why: "Extended support costs six times as much; at its end EKS updates the control plane on a day of its own choice, and nodes get no more patches.",
  remediation:
    "Update the cluster to a version in standard support, one minor version at a time, then its node groups.",
  url: securityHub("EKS.2"),
  severity: "high",
  controls: { securityHub: ["EKS.2"], checkov: ["CKV_AWS_339"] },
  levels: said,
  decision:
    "Without a version EKS takes its default, which is in standard support. A version newer than our calendar is supported for as long as the newest in it; after that the verdict is unknown.",
  types: [types.eksCluster, types.eksNodeGroup],
  scope: "resource",
  applies: (resource) => resource.has("version"),
  *check(resource, _graph, { day = today() }) {
    const version = resource.text("version") ?? "";
    const support = supportOf(version, day);
    if (support === undefined) {
      const open = `until when EKS supports version ${version} is not known on ${day}`;
      throw new UnknownValueError(resource.resource.urn, open, "open");
    }
    if (support.phase === "standard") return;
    const over = support.day === undefined ? "" : ` ${support.phase === "ended" ? "since" : "until"} ${support.day}`;
    const state = support.phase === "ended" ? `is ${version}, out of support` : `is ${version}, in extended support`;
    yield fact("version", `${state}${over}; expected ${supportedVersions(day).join(", ") || "a newer one"}`);
  },
};
