import type { Problem } from "../../errors";

interface Balancer {
  readonly arn?: unknown;
  readonly type?: "application" | "network";
}

/** AWS WAF looks into HTTP, which a network load balancer does not read. */
export const networkAlternative =
  "set the load balancer's type to application, or leave the web ACL out: listeners' allow and firewall.edges say who may connect to a network load balancer";

const isNetwork = (arn: unknown): boolean => typeof arn === "string" && arn.includes(":loadbalancer/net/");

/** What is wrong with the balancers that a web ACL is to stand before. */
export const webAclProblems = (balancers: Readonly<Record<string, Balancer>>): readonly Problem[] =>
  Object.entries(balancers).flatMap(([key, { arn, type }]) =>
    type === "network" || isNetwork(arn)
      ? [
          {
            path: `balancers.${key}`,
            message: `AWS WAF stands before no network load balancer, got "network"; ${networkAlternative}`,
          },
        ]
      : [],
  );
