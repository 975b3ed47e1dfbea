import { z } from "zod";
import { cidr } from "../shape/primitives";

const newNetwork = z.strictObject({
  cidr: cidr.default("10.20.0.0/16"),
  /** How many zones of the region, or which. */
  zones: z.union([z.int().min(2).max(6), z.array(z.string()).min(2).max(6)]).default(2),
  nat: z.enum(["perZone", "single", "none"]).default("single"),
  ipv6: z.boolean().default(false),
  flowLogs: z
    .union([
      z.literal(false),
      z.strictObject({
        retention: z.int().min(1).default(90),
        trafficType: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL"),
      }),
    ])
    .prefault({}),
  /** Private links, so that nodes reach SSM, logs, ECR and S3 without the internet. S3 is a free gateway endpoint. */
  endpoints: z.array(z.enum(["s3", "ssm", "logs", "ecr"])).default(["s3"]),
});

const existingNetwork = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/),
  /** The VPC's own range, for the firewall. */
  cidr,
  publicSubnetIds: z.array(z.string()).default([]),
  privateSubnetIds: z.array(z.string()).min(2),
});

export const networkSettings = () => z.union([z.strictObject({ existing: existingNetwork }), newNetwork]);

export type NetworkSettings = z.output<ReturnType<typeof networkSettings>>;
export type NetworkInput = z.input<ReturnType<typeof networkSettings>>;
export type NewNetworkSettings = z.output<typeof newNetwork>;
export type ExistingNetworkSettings = z.output<typeof existingNetwork>;
