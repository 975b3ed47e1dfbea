import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { Site } from "./site";

const world = "0.0.0.0/0";
type Id = pulumi.Output<string>;

/** Who may reach whom: the world the balancers, the balancers the nodes, the nodes HTTPS. */
export function createFirewall({ has, opts }: Site, vpcId: Id) {
  const group = (name: string, description: string, ingress?: ec2.SecurityGroupArgs["ingress"]) =>
    new ec2.SecurityGroup(name, { vpcId, description, ...(ingress ? { ingress } : {}) }, opts).id;
  const inline = { description: "Metrics", protocol: "tcp", fromPort: 9100, toPort: 9100, cidrBlocks: ["10.0.0.0/16"] };
  const web = group("web", "Who may reach the web balancer");
  const relay = group("relay", "Who may reach the relay");
  const nodes = group("nodes", "Who may reach the nodes", has("two-rule-styles") ? [inline] : undefined);
  const relayNodes = group("relay-nodes", "Who may reach the nodes of the relay");

  const into = (
    name: string,
    securityGroupId: Id,
    port: number,
    from: Pick<vpc.SecurityGroupIngressRuleArgs, Source>,
  ) => {
    const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
    new vpc.SecurityGroupIngressRule(name, { securityGroupId, description: name, ...ports, ...from }, opts);
  };
  const outOf = (
    name: string,
    securityGroupId: Id,
    port: number,
    to: Pick<vpc.SecurityGroupEgressRuleArgs, Source>,
  ) => {
    const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
    new vpc.SecurityGroupEgressRule(name, { securityGroupId, description: name, ...ports, ...to }, opts);
  };
  into("web-http", web, 80, { cidrIpv4: world });
  into("web-https", web, 443, { cidrIpv4: world });
  outOf("web-nodes", web, 8080, { referencedSecurityGroupId: nodes });
  into("relay-tls", relay, 8443, { cidrIpv4: world });
  outOf("relay-nodes", relay, 9000, { referencedSecurityGroupId: relayNodes });
  into("nodes-web", nodes, 8080, { referencedSecurityGroupId: web });
  into("nodes-relay", relayNodes, 9000, { referencedSecurityGroupId: relay });
  outOf("nodes-https", nodes, 443, { cidrIpv4: world });
  outOf("relay-nodes-https", relayNodes, 443, { cidrIpv4: world });
  if (has("back-door")) into("nodes-back-door", nodes, 8080, { referencedSecurityGroupId: relay });
  if (has("nodes-exposed")) into("nodes-world", nodes, 9100, { cidrIpv4: world });
  if (has("ssh-open")) into("nodes-ssh", nodes, 22, { cidrIpv4: world });
  if (has("debug-open")) {
    const debug = { type: "ingress", protocol: "tcp", fromPort: 5005, toPort: 5005, cidrBlocks: [world] };
    new ec2.SecurityGroupRule("debug", { securityGroupId: web, description: "Debugger", ...debug }, opts);
  }
  return { web, relay, nodes, relayNodes };
}

type Source = "cidrIpv4" | "referencedSecurityGroupId";
