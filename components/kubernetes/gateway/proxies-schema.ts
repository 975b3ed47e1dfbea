import { z } from "zod";
import { cidr, formed } from "../../../model/settings/primitives";
import { labelName, objectName, wholeWithin } from "../../../platforms/kubernetes/primitives";

/** The proxies that serve a gateway's listeners. */
export const proxiesShape = () =>
  z
    .strictObject({
      profile: z
        .enum(["envoy", "aws"])
        .default("envoy")
        .describe(
          "Which implementation of Gateway API serves: `envoy` is Envoy Gateway 1.9, `aws` an application load balancer that the AWS Load Balancer Controller 3.5 makes.",
        ),
      className: objectName("a GatewayClass's name")
        .describe(
          "GatewayClass of the cluster whose controller is the profile's. Default: `envoy`, or `alb` with profile aws.",
        )
        .optional(),
      certificateArn: formed(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, "a certificate's ARN of ACM")
        .describe("Certificate of the HTTPS listeners. Profile aws only: a load balancer reads no Secrets.")
        .optional(),
      balancerRanges: z
        .array(cidr)
        .min(1, "at least one range")
        .describe(
          "Ranges of the subnets in which the load balancer has its own addresses: with the proxies' namespace gone, the only ones that may reach the nodes. Profile aws only.",
        )
        .optional(),
      proxyNamespace: labelName("a namespace")
        .default("envoy-gateway-system")
        .describe("Namespace in which Envoy Gateway runs its proxies: the only one that may reach the nodes."),
      replicas: wholeWithin("envoy.replicas").default(2).describe("Proxies, spread over zones and machines."),
      cpuMillis: wholeWithin("kubernetes.cpu")
        .default(500)
        .describe("Thousandths of a processor that a proxy asks for."),
      memoryMiB: wholeWithin("kubernetes.memory")
        .default(512)
        .describe("MiB of memory that a proxy asks for and may use."),
      drainTimeout: wholeWithin("kubernetes.drain")
        .default(60)
        .describe("Seconds that a leaving proxy may finish its connections."),
      trustedHops: wholeWithin("envoy.retries")
        .default(0)
        .describe(
          "Proxies of your own in front of the gateway whose X-Forwarded-For is believed. Without it source_ip and allow see their addresses.",
        ),
      minTlsVersion: z
        .enum(["1.2", "1.3"])
        .default("1.2")
        .describe('Oldest TLS version of HTTPS and TLS listeners, in quotes: "1.2" or "1.3".'),
      retries: wholeWithin("envoy.retries")
        .default(2)
        .describe(
          "Times that a request is sent to another node when the first one took nothing of it. GET, HEAD and OPTIONS also when it answered nothing. With affinity the client's hash is asked again and may name the same node each time: of two nodes for 1 client in 32, of three for 1 in 243.",
        ),
    })
    .prefault({})
    .describe("The proxies that serve the listeners.");
