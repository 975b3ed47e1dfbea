const guide = "https://docs.aws.amazon.com";

/** A Security Hub control's page: `ELB.4`. */
export function securityHub(id: string): string {
  const [service = ""] = id.toLowerCase().split(".");
  return `${guide}/securityhub/latest/userguide/${service}-controls.html#${id.toLowerCase().replace(".", "-")}`;
}

export const balancerGuide = (page: string) => `${guide}/elasticloadbalancing/latest/application/${page}.html`;
export const scalingGuide = (page: string) => `${guide}/autoscaling/ec2/userguide/${page}.html`;
export const computeGuide = (page: string) => `${guide}/AWSEC2/latest/UserGuide/${page}.html`;
export const networkGuide = (page: string) => `${guide}/vpc/latest/userguide/${page}.html`;
export const recordGuide = (page: string) => `${guide}/Route53/latest/DeveloperGuide/${page}.html`;
export const storageGuide = (page: string) => `${guide}/AmazonS3/latest/userguide/${page}.html`;
export const topicGuide = (page: string) => `${guide}/sns/latest/dg/${page}.html`;
export const identityGuide = (page: string) => `${guide}/IAM/latest/UserGuide/${page}.html`;
export const networkBalancerGuide = (page: string) => `${guide}/elasticloadbalancing/latest/network/${page}.html`;
export const monitoringGuide = (page: string) => `${guide}/AmazonCloudWatch/latest/monitoring/${page}.html`;
export const certificateGuide = (page: string) => `${guide}/acm/latest/userguide/${page}.html`;
export const keyGuide = (page: string) => `${guide}/kms/latest/developerguide/${page}.html`;
export const backupGuide = (page: string) => `${guide}/aws-backup/latest/devguide/${page}.html`;
export const containerGuide = (page: string) => `${guide}/AmazonECS/latest/developerguide/${page}.html`;
export const clusterGuide = (page: string) => `${guide}/eks/latest/userguide/${page}.html`;
export const endpointGuide = (page: string) => `${guide}/vpc/latest/privatelink/${page}.html`;

/** A page of the Kubernetes documentation: `concepts/workloads/pods/disruptions`. */
export const kubernetesDocs = (page: string): string => `https://kubernetes.io/docs/${page}/`;

/** A page of the Gateway API documentation: `api-types/httproute`. */
export const gatewayDocs = (page: string): string => `https://gateway-api.sigs.k8s.io/${page}/`;

/** A page of Envoy Gateway's documentation: `tasks/traffic/load-balancing`. */
export const envoyGatewayDocs = (page: string): string => `https://gateway.envoyproxy.io/docs/${page}/`;

/** A page of MetalLB's documentation: `configuration`. */
export const metalLbDocs = (page: string): string => `https://metallb.io/${page}/`;
