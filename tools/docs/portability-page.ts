import type { PortabilityRow } from "../../model/portability/verdict";
import { envoyPortability } from "../../platforms/kubernetes/portability";
import { awsRows } from "../../platforms/kubernetes/portability/aws";
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

const table = (rows: readonly PortabilityRow[]): readonly string[] =>
  markdownTable(
    ["option", "verdict", "how, or why not", "instead"],
    [...rows].sort((a, b) => (a.option < b.option ? -1 : 1)).map(cells),
  );

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
    ...table(envoyPortability.rows),
    "",
    "## Gateway profile `aws`",
    "",
    "With `kubernetes.gateway.profile: aws` the AWS Load Balancer Controller 3.5 makes an application load balancer that reaches pods itself. It takes what the table above takes, but for",
    "these rows, in which options of Kubernetes alone stand too. A default that is written out asks for nothing.",
    "",
    ...table(awsRows),
    "",
    "- Target groups of one action have settings of their own; clients that a group keeps on a target stay with their group as well, for the same time.",
    "- Up to 5 target groups an action, weights of 0 to 999, 5 conditions a rule, one list of clients for all listeners.",
    "- The controller takes exact paths (stars too) before prefixes and prefixes before expressions: expressions are refused, since `/` would come first.",
    "",
    "## What holds between options with profile `envoy`",
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
