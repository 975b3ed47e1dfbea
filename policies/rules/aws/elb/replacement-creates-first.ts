import { types } from "../../../../platforms/aws/catalog/types";
import type { Rule } from "../../../rule";

export const replacementCreatesFirst: Rule = {
  id: "replacement-creates-first",
  title: "What requests pass is replaced by creating the new one first",
  why: "With deleteBeforeReplace the old one goes first: from then until the new one is in service every request fails.",
  remediation:
    "Leave deleteBeforeReplace out, and let the name change with what forces the replacement (or leave it to the provider).",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/",
  severity: "high",
  decision:
    "A NAT gateway that keeps its address must go first, since an address serves one gateway at a time: it is not judged. An exported state does not keep the option: a plan and the engine tell it.",
  types: [
    ...[types.balancer, types.listener, types.targetGroup, types.group, types.launchTemplate],
    ...[types.certificate, types.securityGroup, types.instanceProfile],
  ],
  scope: "stack",
  applies: (view) => view.resource.options?.deleteBeforeReplace !== undefined,
  *check(view) {
    if (view.resource.options?.deleteBeforeReplace === true) {
      yield { property: "", problem: "the resource option deleteBeforeReplace is true; expected false" };
    }
  },
};
