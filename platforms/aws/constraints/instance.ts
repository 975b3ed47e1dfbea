import type { Props } from "../../../model/graph/json";
import {
  type Constraint,
  checks,
  conflicts,
  limit,
  limitedBy,
  needed,
  oneOf,
  range,
  refused,
  when,
} from "./constraint";
import { record, text } from "./read";

const volumeTypes = ["standard", "io1", "io2", "gp2", "sc1", "st1", "gp3"];
const onInterface = ["associatePublicIpAddress", "subnetId", "privateIp", "secondaryPrivateIps", "vpcSecurityGroupIds"];
const hasNoTemplate = (inputs: Props): boolean => record(inputs, "launchTemplate") === undefined;

/** Source: AWS service model ec2, RunInstancesRequest, botocore 1.44.8; @pulumi/aws 7.48.0, ec2.Instance; its provider's schema of aws_instance. */
export const instanceConstraint = checks(
  when(hasNoTemplate, needed("ami", "instanceType")),
  conflicts("userData", "userDataBase64"),
  conflicts("ipv6AddressCount", "ipv6Addresses"),
  conflicts("placementGroup", "hostResourceGroupArn"),
  ...[...onInterface, "securityGroups", "ipv6Addresses", "ipv6AddressCount"].map((key) =>
    conflicts("networkInterfaces", key),
  ),
  oneOf("tenancy", ["default", "dedicated", "host"]),
  oneOf("metadataOptions.httpTokens", ["optional", "required"]),
  oneOf("metadataOptions.httpEndpoint", ["enabled", "disabled"]),
  oneOf("metadataOptions.httpProtocolIpv6", ["enabled", "disabled"]),
  oneOf("metadataOptions.instanceMetadataTags", ["enabled", "disabled"]),
  range("metadataOptions.httpPutResponseHopLimit", 1, 64),
  oneOf("maintenanceOptions.autoRecovery", ["default", "disabled"]),
  oneOf("privateDnsNameOptions.hostnameType", ["ip-name", "resource-name"]),
  oneOf("creditSpecification.cpuCredits", ["standard", "unlimited"]),
  ...["rootBlockDevice", "ebsBlockDevices[]"].flatMap((volume): Constraint[] => [
    oneOf(`${volume}.volumeType`, volumeTypes),
    limit(`${volume}.volumeSize`, "ec2.volume.size"),
    limit(`${volume}.throughput`, "ec2.volume.throughput"),
  ]),
);

const publicKeyForm = /^(ssh-(rsa|ed25519)|ecdsa-\S+)\s+[A-Za-z0-9+/=]+|^-----BEGIN |^[A-Za-z0-9+/=\s]{200,}$/;

/** Where ImportKeyPair refuses. Source: EC2 API reference, ImportKeyPair: OpenSSH, base64 DER or SSH format. */
export const keyPairRefusals: Constraint = (inputs) => {
  const key = text(inputs, "publicKey");
  return key === undefined || publicKeyForm.test(key.trim())
    ? []
    : refused("InvalidKey.Format", "publicKey", "Key is not in valid OpenSSH public key format");
};

/** Where RunInstances refuses. The size of user data is that before encoding. */
export const instanceRefusals = limitedBy(["ec2.userData.bytes"], (inputs, limits) => {
  const ami = text(inputs, "ami");
  const encoded = text(inputs, "userDataBase64");
  const size = Buffer.byteLength(text(inputs, "userData") ?? Buffer.from(encoded ?? "", "base64"));
  const { max } = limits["ec2.userData.bytes"];
  const shutdown = text(inputs, "instanceInitiatedShutdownBehavior");
  return [
    ...(ami === undefined || /^(ami-|resolve:ssm:)/.test(ami)
      ? []
      : refused("InvalidAMIID.Malformed", "ami", `Invalid id: "${ami}" (expecting "ami-...")`)),
    ...(size > max
      ? refused("InvalidParameterValue", "userData", `User data is limited to ${max} bytes, got ${size}`)
      : []),
    ...(shutdown === undefined || ["stop", "terminate"].includes(shutdown)
      ? []
      : refused(
          "InvalidParameterValue",
          "instanceInitiatedShutdownBehavior",
          `Value (${shutdown}) for parameter instanceInitiatedShutdownBehavior is invalid; expected stop or terminate`,
        )),
  ];
});
