import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { anyTextOf, objectName, wholeWithin } from "../../../platforms/kubernetes/primitives";

const oneLine = /^[^\0\r\n]*$/;
const argument = () => anyTextOf("vipkit.text.length", "text").regex(oneLine, "text on one line");
const variableName = formed(/^[A-Za-z_][A-Za-z0-9_]*$/, "a variable name: letters, digits and underscores");

const keyed = z.strictObject({
  secret: objectName("a Secret's name").describe("Secret in the namespace."),
  key: formed(/^[-._a-zA-Z0-9]{1,253}$/, "a key of a Secret: letters, digits, dots, hyphens and underscores").describe(
    "Key of the Secret that holds the value.",
  ),
});

/** The image that serves when a spec names none: it answers every path of the health check, as any user. */
export const defaultImage = {
  type: "container",
  image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
  command: ["netexec", "--http-port=$(PORT)", "--udp-port=-1"],
} as const;

/** What each pod runs. */
export const workload = () =>
  z
    .strictObject({
      type: z.literal("container").describe("A container image: a pod runs nothing else."),
      image: formed(
        /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/,
        "an image reference such as ghcr.io/shop/shop:1.2.3",
      ).describe("Image to run; it listens on the port in PORT."),
      command: z.array(argument()).default([]).describe("Arguments in place of the image's own."),
      environment: z
        .record(
          variableName,
          anyTextOf("vipkit.text.length", "text; put numbers in quotes").regex(oneLine, "text on one line"),
        )
        .default({})
        .describe(
          "Environment variables. Never secrets, which go under `secrets`. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already.",
        ),
      secrets: z
        .record(variableName, keyed, "a map of variable names such as DB_PASSWORD: { secret: shop, key: db-password }")
        .default({})
        .describe("Environment variables whose values are keys of Secrets; state and plans have the references alone."),
      keepAliveTimeout: wholeWithin("vipkit.keepAliveTimeout")
        .describe(
          "Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 503 now and then. Absent: it is not judged.",
        )
        .optional(),
    })
    .prefault({ ...defaultImage, command: [...defaultImage.command] })
    .describe("What each node runs: a container image.");
