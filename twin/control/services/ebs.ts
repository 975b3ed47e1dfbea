import { types } from "../../../platforms/aws/catalog/types";
import type { ServiceTable } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { isSet, text } from "./support/read";

/** A disk of its own. What a launch template's nodes have is theirs. */
const volume = define({
  type: types.volume,
  replaceOn: ["availabilityZone", "encrypted", "kmsKeyId", "multiAttachEnabled", "outpostArn", "snapshotId"],
  computed: ["encrypted", "iops", "kmsKeyId", "size", "snapshotId", "throughput", "type"],
  id: (_, cloud) => cloud.newId("vol-"),
  once: (inputs, id, cloud) => {
    const type = text(inputs, "type") ?? "gp2";
    return {
      arn: arnOf(cloud, "ec2", `volume/${id}`),
      createTime: cloud.now().toISOString(),
      encrypted: false,
      // What AWS gives by itself. Source: Amazon EBS user guide, gp3 volumes.
      iops: type === "gp3" ? 3000 : 100,
      throughput: type === "gp3" ? 125 : 0,
      kmsKeyId: isSet(inputs, "kmsKeyId") ? (inputs.kmsKeyId ?? "") : "",
      size: 8,
      snapshotId: "",
      type,
    };
  },
});

export const ebsTable: ServiceTable = { service: "ebs", resources: [volume], functions: [] };
