import { z } from "zod";
import { formed, textUpTo, within } from "../../../model/settings/primitives";
import type { Limits } from "../../../platforms/aws/limits";
import { fetchedSecret } from "../../../platforms/aws/secret-places";

const oneLine = /^[^\0\r\n]*$/;

const argument = (limits: Limits) => textUpTo(limits, "vipkit.text.length", "text").regex(oneLine, "text on one line");

const variableName = formed(/^[A-Za-z_][A-Za-z0-9_]*$/, "a variable name: letters, digits and underscores");

const environment = (limits: Limits) =>
  z
    .record(
      variableName,
      textUpTo(limits, "vipkit.text.length", "text; put numbers in quotes").regex(oneLine, "text on one line"),
    )
    .default({})
    .describe(
      "Environment variables. Never secrets, which go under `secrets`: user data is readable on the node. HOST, PORT, NODE_ID, NODE_ZONE and NODE_GROUP are set already.",
    );

const secrets = z
  .record(variableName, fetchedSecret, "a map of variable names such as DB_PASSWORD: { parameter: /shop/db-password }")
  .default({})
  .describe(
    "Environment variables whose values the node fetches when its service starts, with its own role, which gets the right to read these. User data, state and plans have the references alone. On the twin values are those of `.vipkit/secrets/<stack>.env`, else placeholders.",
  );

const keepAliveTimeout = (limits: Limits) =>
  within(limits, "vipkit.keepAliveTimeout")
    .describe(
      "Seconds after which the workload closes an idle connection; it gets them as KEEP_ALIVE_TIMEOUT. More than the balancer's idleTimeout, or clients meet 502 now and then. Absent: it is not judged.",
    )
    .optional();

/** A container image, and what it gets. */
export const containerWorkload = (limits: Limits) =>
  z.strictObject({
    type: z.literal("container").describe("A container image."),
    image: formed(
      /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]{1,128})?(?:@sha256:[0-9a-f]{64})?$/,
      "an image reference such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.2.3",
    ).describe("Image to run; it listens on the port in PORT."),
    command: z.array(argument(limits)).default([]).describe("Arguments in place of the image's own."),
    environment: environment(limits),
    secrets,
    keepAliveTimeout: keepAliveTimeout(limits),
  });

/** What a node runs, as a service whose graceful stop outlasts the drain. */
export const workload = (limits: Limits) =>
  z
    .discriminatedUnion("type", [
      z.strictObject({
        type: z.literal("command").describe("A program on the machine image."),
        command: z
          .array(argument(limits).min(1, "text that is not empty"))
          .min(1, "the program, then its arguments")
          .describe(
            "Program and arguments; runs as a systemd service with PORT and the node's identity in its environment.",
          ),
        environment: environment(limits),
        secrets,
        keepAliveTimeout: keepAliveTimeout(limits),
        user: formed(/^[a-z_][a-z0-9_-]{0,31}$/, "a Linux user name")
          .default("vip")
          .describe("User it runs as; made when it is missing."),
      }),
      containerWorkload(limits),
    ])
    .describe("What each node runs: a container image or a command.");
