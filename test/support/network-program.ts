import { join } from "node:path";
import { root } from "./engine";

const built = (path: string) => JSON.stringify(join(root, "dist", path));

/** A network, its firewall, a certificate and an address, with the settings that the stack's configuration gives them. */
export const networkProgram = `
const pulumi = require("@pulumi/pulumi");
const { Provider } = require("@pulumi/aws/provider");
const { Network } = require(${built("components/aws/network")});
const { Firewall } = require(${built("components/aws/firewall")});
const { Certificate } = require(${built("components/aws/certificate")});
const { Address } = require(${built("components/aws/address")});
const config = new pulumi.Config("test");
const provider = new Provider("twin", {
  region: "eu-west-1",
  endpoints: [{ sts: "unix:.vipkit/twin/test?bootTime=1&metricPeriod=60" }],
  accessKey: "twin", secretKey: "twin", skipCredentialsValidation: true,
}, { version: "7.48.1-twin" });
const opts = { provider };
const zoneId = "Z0123456789ABCDEFGHIJ";
const network = new Network("net", { region: "eu-west-1", ...config.getObject("network") }, opts);
const firewall = new Firewall("fw", { network, ...config.requireObject("firewall") }, opts);
const certificate = new Certificate("cert", { domainName: "shop.example.com", zoneId, ...config.getObject("certificate") }, opts);
new Address("address", { domainName: "shop.example.com", zoneId, target: { dnsName: "shop.elb.amazonaws.com", zoneId: "ZELB" } }, opts);
exports.arn = certificate.arn;
exports.frontend = firewall.frontendSecurityGroupId;
exports.privateSubnetIds = network.privateSubnetIds;
`;
