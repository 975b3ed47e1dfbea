import { z } from "zod";
import { labelName, textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";
import { accessSettings } from "../access/settings";
import { addressSettings } from "../address/settings";
import { proxiesSettings } from "../gateway/settings";
import { observabilitySettings } from "../observability/settings";
import { operationsSettings } from "../operations/settings";

/** What is particular to Kubernetes. */
export const surroundingsShape = () =>
  z
    .strictObject({
      context: textOf("kubernetes.name.length", "a context's name")
        .describe(
          "Context of the kubeconfig that leads to the cluster. Name it: another `kubectl` session may change the current one.",
        )
        .optional(),
      kubeconfig: textOf("vipkit.text.length", "a path")
        .describe("Path of the kubeconfig. Default: KUBECONFIG, else the user's own.")
        .optional(),
      namespace: labelName("a namespace").describe("Namespace of everything. Default: the cluster's name.").optional(),
      createNamespace: z
        .boolean()
        .default(true)
        .describe("Whether the namespace is made, with Pod Security at level restricted; else it exists."),
      zones: wholeWithin("kubernetes.zones")
        .default(3)
        .describe("Zones over which the cluster's machines are spread. 1: nodes are spread over machines alone."),
      endpointPropagation: wholeWithin("kubernetes.propagation")
        .default(10)
        .describe(
          "Seconds until every proxy knows that a node is leaving: a node serves on for so long before it is told to stop.",
        ),
      gateway: proxiesSettings(),
      address: addressSettings(),
      access: accessSettings(),
      monitoring: observabilitySettings().optional(),
      operations: operationsSettings(),
    })
    .prefault({})
    .describe("What is particular to Kubernetes.");
