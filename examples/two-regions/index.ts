import type { Region } from "@pulumi/aws";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { Accelerator, VipCluster, ZonalAutoshift } from "vipkit";

interface Place {
  region: Region;
  cidr: string;
  role: "primary" | "secondary";
}

const config = new pulumi.Config();
const domain = config.requireObject<{ name: string; zoneId: string }>("domain");
const image = config.require("image");
const clusters = config.requireObject<Record<string, Place>>("clusters");

/**
 * The same cluster in each region, under one name. Route 53 asks each balancer by itself, on the port and path that its listener leads to nodes.
 * One record proves the name for every region of the account: the first cluster makes it, and the other's certificate waits for it.
 */
function createCluster(key: string, { region, cidr, role }: Place, proven?: VipCluster): VipCluster {
  return new VipCluster(
    key,
    {
      name: "shop",
      region,
      network: { cidr, zones: 2 },
      certificate: {
        domainName: domain.name,
        ...(proven === undefined ? { zoneId: domain.zoneId } : { recordsExist: true }),
      },
      address: {
        domainName: domain.name,
        zoneId: domain.zoneId,
        routing: { type: "failover", role },
        healthCheck: { interval: 10, failureThreshold: 3 },
      },
      loadBalancer: {
        enableDeletionProtection: true,
        listeners: {
          https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
          http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
        },
      },
      targetGroups: { web: {} },
      nodeGroups: {
        web: {
          targetGroups: ["web"],
          minSize: 2,
          maxSize: 8,
          workload: {
            type: "container",
            image,
            command: [
              "sh",
              "-c",
              'sed -i "s/^Listen 80$/Listen $PORT/" conf/httpd.conf && touch htdocs/healthz && httpd-foreground',
            ],
          },
        },
      },
      // Checks that fail 3 x 10 s, their time-out 6, name servers 60, resolvers 60, a repeated connect 3: 159 seconds.
      objectives: { class: "production", regionLoss: 180 },
    },
    {
      provider: new Provider(key, { region }),
      dependsOn: proven?.certificate === undefined ? [] : [proven.certificate],
    },
  );
}

const made: Record<string, VipCluster> = {};
for (const [key, place] of Object.entries(clusters)) made[key] = createCluster(key, place, Object.values(made)[0]);

/** AWS moves a cluster's traffic away from a zone with a fault, and practises it outside of the weekend's peak. Errors that clients see end a practice run. */
for (const [key, cluster] of Object.entries(made)) {
  const { loadBalancer } = cluster;
  const alarm = loadBalancer
    .metric("HTTPCode_ELB_5XX_Count")
    .alarm(`${key}-5xx`, { threshold: 10 }, { parent: loadBalancer });
  new ZonalAutoshift(
    key,
    { resourceArn: loadBalancer.arn, outcomeAlarms: { errors: alarm.arn }, blockedWindows: ["Fri:16:00-Mon:06:00"] },
    { parent: cluster },
  );
}

/** Two addresses that never change, for partners whose firewalls know addresses only. A client stays with one region for as long as that works. */
const partners = new Accelerator("partners", {
  listeners: {
    https: {
      ports: [443],
      clientAffinity: "SOURCE_IP",
      regions: Object.fromEntries(
        Object.entries(clusters).map(([key, { region }]) => [region, { endpoints: { [key]: {} } }]),
      ),
    },
  },
  endpoints: Object.fromEntries(Object.entries(made).map(([key, { loadBalancer }]) => [key, loadBalancer])),
});

export const url = `https://${domain.name}`;
export const addresses = partners.addresses;
export const balancers = Object.fromEntries(
  Object.entries(made).map(([key, { summary }]) => [key, summary.dnsName] as const),
);
