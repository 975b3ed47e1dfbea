import { domainOf } from "../../platforms/aws/regions/partition";
import type { Cloud, Props } from "../contract/resources";
import { madeUpDigits, madeUpMember } from "./made-up";

type Answer = (args: Props, cloud: Cloud, key: string) => Props;

const text = (args: Props, key: string): string => {
  const value = args[key];
  return typeof value === "string" ? value : "";
};

/** In 8-4-4-4-12, as the vendor's certificates and keys go by. */
function uuid(key: string): string {
  const digits = `${madeUpDigits(key)}${madeUpDigits(`${key}+`)}`;
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join("-");
}

const arn = ({ partition, region, accountId }: Cloud, service: string, resource: string) =>
  `arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** Every account has a default VPC of this shape in each region. Source: Amazon VPC user guide, "Default VPCs", read 2026-11-30. */
const defaultVpc: Answer = (args, cloud, key) => {
  const id = text(args, "id") || `vpc-${madeUpDigits(key)}`;
  const isDefault = args.default === true;
  return {
    id,
    arn: arn(cloud, "ec2", `vpc/${id}`),
    default: isDefault,
    enableDnsSupport: true,
    enableDnsHostnames: isDefault,
    instanceTenancy: "default",
    state: "available",
    ipv6CidrBlock: "",
    ipv6CidrBlockAssociations: [],
    ...(isDefault ? { cidrBlock: "172.31.0.0/16" } : {}),
  };
};

const subnetIds: Answer = (_, { region, zones }, key) => ({
  id: region,
  ids: zones.map((zone) => `subnet-${madeUpMember(`${key} ${zone}`)}`),
});

const hostedZone: Answer = (args, { partition }, key) => {
  const zoneId = text(args, "zoneId") || `Z${madeUpDigits(key).toUpperCase()}`;
  return {
    id: zoneId,
    zoneId,
    arn: `arn:${partition}:route53:::hostedzone/${zoneId}`,
    ...(text(args, "name") === "" ? {} : { name: text(args, "name").toLowerCase().replace(/\.$/, "") }),
    privateZone: args.privateZone === true,
    nameServers: ["com", "net", "org", "co.uk"].map((end) => `${madeUpMember(`${key} ${end}`)}.awsdns.${end}`),
  };
};

const certificate: Answer = (args, cloud, key) => {
  const found = arn(cloud, "acm", `certificate/${uuid(key)}`);
  return { id: found, arn: found, domain: text(args, "domain"), status: "ISSUED" };
};

const bucket: Answer = (args, { partition, region }) => {
  const name = text(args, "bucket");
  const domain = domainOf(region);
  return {
    id: name,
    arn: `arn:${partition}:s3:::${name}`,
    bucketRegion: region,
    bucketDomainName: `${name}.s3.${domain}`,
    bucketRegionalDomainName: `${name}.s3.${region}.${domain}`,
  };
};

const named =
  (kind: string): Answer =>
  (args, { partition, accountId }) => {
    const name = text(args, "name") || text(args, `${kind}Name`);
    if (name === "") return {};
    return { id: name, name, arn: `arn:${partition}:iam::${accountId}:${kind}/${name}` };
  };

const registryToken: Answer = (_, { accountId, region }, key) => {
  const password = madeUpDigits(key);
  return {
    userName: "AWS",
    password,
    authorizationToken: Buffer.from(`AWS:${password}`).toString("base64"),
    proxyEndpoint: `https://${accountId}.dkr.ecr.${region}.${domainOf(region)}`,
  };
};

const repository: Answer = (args, cloud) => {
  const { accountId, region } = cloud;
  const name = text(args, "name") || text(args, "repositoryName");
  const registry = `${accountId}.dkr.ecr.${region}.${domainOf(region)}`;
  return { registryId: accountId, repositoryUrl: `${registry}/${name}`, arn: arn(cloud, "ecr", `repository/${name}`) };
};

const secret: Answer = (args, _, key) => ({
  ...(text(args, "versionId") === "" ? { versionId: uuid(key) } : {}),
  secretString: madeUpDigits(`${key} secret`),
  secretBinary: "",
});

/** What it holds is a secret to every caller. */
const parameter: Answer = (args, cloud, key) => ({
  name: text(args, "name"),
  arn: arn(cloud, "ssm", `parameter/${text(args, "name").replace(/^\//, "")}`),
  type: "SecureString",
  value: madeUpDigits(`${key} parameter`),
  insecureValue: "",
  version: 1,
});

const arnParts: Answer = (args) => {
  const [, partition = "", service = "", region = "", account = "", ...resource] = text(args, "arn").split(":");
  return { id: text(args, "arn"), partition, service, region, account, resource: resource.join(":") };
};

const servicePrincipal: Answer = (args, { region }) => ({
  id: `${text(args, "serviceName")}.${region}`,
  name: `${text(args, "serviceName")}.amazonaws.com`,
  suffix: "amazonaws.com",
  region,
});

const zone: Answer = (args, { region, zones }) => {
  const name = text(args, "name") || (zones[0] ?? "");
  return {
    id: name,
    name,
    nameSuffix: name.slice(region.length),
    region,
    state: "available",
    zoneType: "availability-zone",
  };
};

/** Of an account that has what a program looks up, by data source; what is not said here has the shape that the SDK declares. */
export const explicitAnswers: Readonly<Record<string, Answer>> = {
  "aws:ec2/getVpc:getVpc": defaultVpc,
  "aws:ec2/getSubnets:getSubnets": subnetIds,
  "aws:ec2/getSubnetIds:getSubnetIds": subnetIds,
  "aws:route53/getZone:getZone": hostedZone,
  "aws:acm/getCertificate:getCertificate": certificate,
  "aws:s3/getBucket:getBucket": bucket,
  "aws:iam/getRole:getRole": named("role"),
  "aws:iam/getUser:getUser": named("user"),
  "aws:ecr/getAuthorizationToken:getAuthorizationToken": registryToken,
  "aws:ecr/getCredentials:getCredentials": registryToken,
  "aws:ecr/getRepository:getRepository": repository,
  "aws:ssm/getParameter:getParameter": parameter,
  "aws:secretsmanager/getSecretVersion:getSecretVersion": secret,
  "aws:index/getArn:getArn": arnParts,
  "aws:index/getServicePrincipal:getServicePrincipal": servicePrincipal,
  "aws:index/getAvailabilityZone:getAvailabilityZone": zone,
};
