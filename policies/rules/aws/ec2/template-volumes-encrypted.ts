import type { ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { each } from "../../../evaluate";
import { unexpected } from "../../../property-rule";
import { securityHub } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Where machines name their volumes, and where the flag stands below. */
const places = [
  ["blockDeviceMappings", "ebs.encrypted"],
  ["rootBlockDevice", "encrypted"],
  ["rootBlockDevices", "encrypted"],
  ["ebsBlockDevices", "encrypted"],
] as const;

/** Where a type has its root volume. */
const roots: Readonly<Record<string, string>> = {
  [types.launchTemplate]: "blockDeviceMappings",
  [types.spotFleet]: "rootBlockDevices",
};

const isVolume = (view: ResourceReader) => !view.has("virtualName") && !view.has("noDevice");

function* checkMachine(machine: ResourceReader) {
  const given = places.filter(([list]) => machine.has(list));
  if (given.length === 0) {
    const root = roots[machine.resource.type] ?? "rootBlockDevice";
    const property = machine.path === "" ? root : `${machine.path}.${root}`;
    yield fact(property, "is not set; expected the root volume with encrypted: true");
  }
  yield* each(given, function* ([list, flag]) {
    yield* each(machine.items(list).filter(isVolume), (volume) => unexpected(volume, flag, { expected: true }));
  });
}

export const templateVolumesEncrypted: Rule = {
  id: "template-volumes-encrypted",
  title: "Machines' volumes are encrypted",
  why: "A snapshot, or a disk that leaves the data centre, can be read by any holder.",
  remediation: "Set encrypted: true on every volume, the root volume's mapping included.",
  url: securityHub("EC2.181"),
  severity: "medium",
  controls: {
    securityHub: ["EC2.181", "EC2.3", "EC2.173"],
    checkov: ["CKV_AWS_8"],
    cdkNag: ["AwsSolutions-EC26"],
    trivy: ["AWS-0008", "AWS-0122", "AWS-0131"],
  },
  decision:
    "EC2.181 fails an explicit encrypted: false only. Here a volume must say that it is encrypted, since the account's default is not part of the program.",
  types: [types.launchTemplate, types.instance, types.launchConfiguration, types.spotFleet],
  scope: "resource",
  *check(view) {
    const machines = view.resource.type === types.spotFleet ? view.items("launchSpecifications") : [view];
    yield* each(machines, checkMachine);
  },
};
