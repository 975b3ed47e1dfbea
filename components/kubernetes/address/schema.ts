import { z } from "zod";
import { formed, mapOf } from "../../../model/settings/primitives";
import { labelName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";

const addressRange = formed(
  /^[0-9a-fA-F.:]+(?:\/\d{1,3}|-[0-9a-fA-F.:]+)$/,
  "a range such as 192.0.2.16/28 or 192.0.2.16-192.0.2.20",
);
const address = formed(/^[0-9a-fA-F.:]+$/, "an address such as 192.0.2.1");

const bfd = () =>
  z
    .strictObject({
      receiveInterval: wholeWithin("metallb.bfd.interval")
        .default(300)
        .describe("Milliseconds between two packets that this node takes."),
      transmitInterval: wholeWithin("metallb.bfd.interval")
        .default(300)
        .describe("Milliseconds between two packets that this node sends."),
      detectMultiplier: wholeWithin("metallb.bfd.multiplier")
        .default(3)
        .describe(
          "Packets missed after which the router takes the node for dead: the node's figure is the one that counts.",
        ),
    })
    .prefault({})
    .describe("How fast a router sees that a node has died: about the interval times the multiplier, and 0.1 seconds.");

const peer = () =>
  z.strictObject({
    address: address.describe("Address of the router."),
    asn: wholeWithin("metallb.asn").describe("The router's autonomous system."),
    myAsn: wholeWithin("metallb.asn").describe("The cluster's autonomous system."),
    holdTime: wholeWithin("metallb.holdTime")
      .default(9)
      .describe("Seconds without a message after which the router drops the routes where BFD does not."),
  });

const announce = () =>
  z
    .discriminatedUnion("mode", [
      z.strictObject({
        mode: z
          .literal("l2")
          .describe("One node answers for the address, and another one when it dies: same subnet only."),
        interfaces: z
          .array(textOf("kubernetes.label.length", "an interface's name"))
          .min(1, "at least one interface; leave it out for all")
          .describe("Interfaces that announce the address. Default: all.")
          .optional(),
      }),
      z.strictObject({
        mode: z.literal("bgp").describe("Every node with a proxy announces the address to the routers."),
        peers: mapOf(peer()).describe("Routers that the nodes talk to, by name."),
        bfd: bfd(),
      }),
    ])
    .describe("How the network learns where the address is.");

/** Where the gateway's address comes from. */
export const addressShape = () =>
  z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("cloud").describe("The cluster's own load balancers, as its cloud makes them."),
        annotations: z
          .record(textOf("kubernetes.name.length", "an annotation's name"), z.string("text; put numbers in quotes"))
          .default({})
          .describe(
            "Annotations of the Service by which the cloud is told what to make, such as an internal load balancer.",
          ),
      }),
      z.strictObject({
        kind: z.literal("metallb").describe("Addresses of your own, announced by MetalLB."),
        addresses: z
          .array(addressRange)
          .min(1, "at least one range")
          .describe("Ranges that the gateway's address is from."),
        namespace: labelName("a namespace").default("metallb-system").describe("Namespace in which MetalLB runs."),
        announce: announce(),
      }),
    ])
    .prefault({ kind: "cloud" })
    .describe("Where the gateway's address comes from: the cloud, or MetalLB.");

export type AddressShape = z.output<ReturnType<typeof addressShape>>;
