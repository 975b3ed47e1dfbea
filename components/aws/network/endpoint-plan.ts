import type { NetworkNewSettings } from "./resolved";

type EndpointChoice = NetworkNewSettings["endpoints"][number];

/**
 * Services behind each choice. SSM needs its API and its messages (the older `ec2messages` is optional, and unknown in regions opened since 2024:
 * Systems Manager user guide, message API operations), ECR its API and its registry.
 */
const interfaceServices: Readonly<Record<EndpointChoice, readonly string[]>> = {
  s3: [],
  ssm: ["ssm", "ssmmessages"],
  logs: ["logs"],
  ecr: ["ecr.api", "ecr.dkr"],
  autoscaling: ["autoscaling"],
  secretsmanager: ["secretsmanager"],
};

interface EndpointPlan {
  /** S3 through a route, at no cost. ECR keeps its layers there, so it brings S3 along. */
  readonly s3: boolean;
  readonly interface: readonly string[];
}

/** The services that stay inside the VPC, sorted: neither order nor repetition in the settings means anything. */
export function planEndpoints(choices: readonly EndpointChoice[]): EndpointPlan {
  const services = new Set(choices.flatMap((choice) => interfaceServices[choice]));
  return { s3: choices.includes("s3") || choices.includes("ecr"), interface: [...services].sort() };
}
