import { z } from "zod";

/** Settings of the twin for Kubernetes: `vipkit:twin` beside a spec for Kubernetes, or of a program without a spec that says `platform: kubernetes`. */
export const kubernetesTwinSettings = () =>
  z
    .strictObject({
      platform: z
        .enum(["kubernetes"], "kubernetes")
        .default("kubernetes")
        .describe("Which twin. A program without a spec must say it: without it, its twin is that for AWS."),
      images: z
        .record(z.string(), z.array(z.string("text").min(1, "text that is not empty")))
        .default({})
        .describe(
          "Programs of this machine in place of images: the words of a command by the image's reference, with or without its tag or digest. It runs in the project's folder, with a container's `args` behind it; `[]` is the example server, as is an image that is not named.",
        ),
    })
    .describe("The local twin for Kubernetes. Everything else keeps the program's own times.");
