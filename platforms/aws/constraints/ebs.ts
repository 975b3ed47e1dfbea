import { type Constraint, checks, limit, oneOf, when } from "./constraint";
import { text } from "./read";

const isGp3 = (inputs: Parameters<Constraint>[0]) => text(inputs, "type") === "gp3";

/** Source: AWS service model ec2, CreateVolumeRequest, botocore 1.44.8. */
export const volumeConstraint = checks(
  oneOf("type", ["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"]),
  limit("size", "ec2.volume.size"),
  when(isGp3, limit("iops", "ec2.volume.iops"), limit("throughput", "ec2.volume.throughput")),
);
