import { securityHub } from "../../../queries/links";
import { types } from "../../../queries/types";
import { optIn, type Rule } from "../../../rule";

export const listenerPassesThrough: Rule = {
  id: "listener-passes-through",
  title: "Network listeners end TLS themselves",
  why: "Bytes that are passed through are encrypted only if the nodes see to it.",
  remediation: "Use protocol TLS with a certificate, or exempt the listeners whose nodes speak TLS themselves.",
  url: securityHub("ELB.18"),
  severity: "medium",
  controls: { securityHub: ["ELB.18"] },
  decision:
    "ELB.18 fails TCP listeners, CKV_AWS_2 passes them. Whether pass-through is encrypted cannot be seen from the listener, so this half of ELB.18 is a rule of its own that a project switches on.",
  levels: optIn,
  types: [types.listener],
  scope: "resource",
  applies: (listener) => ["TCP", "UDP", "TCP_UDP", "TLS"].includes(listener.text("protocol") ?? ""),
  *check(listener) {
    if (listener.text("protocol") !== "TLS") {
      yield { property: "protocol", problem: "what passes is encrypted only if the nodes see to it" };
    }
  },
};
