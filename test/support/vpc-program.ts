/** A program small enough that an engine test can say everything it does: a network with one subnet. */
export const vpcProgram = `
const pulumi = require("@pulumi/pulumi");
const ec2 = require("@pulumi/aws/ec2");
const { Provider } = require("@pulumi/aws/provider");
const config = new pulumi.Config("test");
const region = config.get("region") ?? "eu-west-1";
const provider = new Provider("twin", {
  region,
  endpoints: [{ sts: "unix:.vipkit/twin/test?" + (config.get("query") ?? "bootTime=1&metricPeriod=60") }],
  accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true,
}, { version: "7.48.1-twin" });
const vpc = new ec2.Vpc("net", { cidrBlock: config.get("cidr") ?? "10.0.0.0/16", tags: config.getObject("tags") ?? {} }, { provider });
const subnet = new ec2.Subnet("zone-a", { vpcId: vpc.id, cidrBlock: config.get("subnet") ?? "10.0.1.0/24", availabilityZone: region + "a" }, { provider });
exports.vpcId = vpc.id;
exports.subnetId = subnet.id;
`;
