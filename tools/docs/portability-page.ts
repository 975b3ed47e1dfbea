import type { PortabilityRow } from "../../model/portability/verdict";
import { envoyPortability } from "../../platforms/kubernetes/portability";
import { markdownTable } from "./markdown";

function cells({ option, value, verdict }: PortabilityRow): readonly string[] {
  const shown = value === undefined ? `\`${option}\`` : `\`${option}: ${value}\``;
  switch (verdict.kind) {
    case "same":
      return [shown, "same", "-", "-"];
    case "approximated":
      return [shown, "approximated", verdict.how, "-"];
    case "refused":
      return [shown, "refused", verdict.why, verdict.instead];
  }
}

/** What becomes of each option of AWS on Kubernetes, as a page. */
export function portabilityPage(generated: string): string {
  return [
    generated,
    "",
    "# From AWS to Kubernetes",
    "",
    "What becomes of each option of a spec with `platform: aws` when it says `platform: kubernetes`, with the gateway profile `envoy`",
    "(Gateway API 1.6, Envoy Gateway 1.9). *same*: it means the same. *approximated*: it is taken, and differs as the third column says. *refused*:",
    "a plan ends with the path, the reason and the alternative; nothing is dropped in silence. A star stands for your own name of an entry; an option",
    "stands for all that is below it unless a longer one speaks of that.",
    "",
    ...markdownTable(
      ["option", "verdict", "how, or why not", "instead"],
      [...envoyPortability.rows].sort((a, b) => (a.option < b.option ? -1 : 1)).map(cells),
    ),
    "",
    "## What holds between options",
    "",
    "- Groups of one forward action share a route, and a route has one policy: algorithm, affinity, slow start, health check and proxy protocol must be the same.",
    "- Several groups behind a hash (a cookie, or the client's address) become pools of their own: weights hold and clients stay, and while a whole group",
    "  is down its clients are answered 503. Without a hash they are one pool, in which the others take over.",
    "- A group with a weight has at least one node: an empty one answers 503 for its share.",
    "- Priorities of rules must agree with Gateway API, which takes the more precise of two rules.",
    "- Ports p below 1024 and p + 10000 are one socket of the proxy.",
    "- `replicas` belongs to the autoscaler where there is one; an owner beside it is refused.",
    "",
  ].join("\n");
}
