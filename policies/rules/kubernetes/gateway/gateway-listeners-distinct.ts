import { types } from "../../../../platforms/kubernetes/catalog/types";
import { envoyGatewayDocs } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** What Envoy Gateway adds to ports below 1024. Source: measured on 1.9.1. */
const shift = 10_000;
const kindOf: Readonly<Record<string, string>> = { HTTPS: "TLS", TLS: "TLS", HTTP: "HTTP", TCP: "TCP", UDP: "UDP" };

export const gatewayListenersDistinct: Rule = {
  id: "gateway-listeners-distinct",
  title: "Listeners of a Gateway do not take each other's port",
  why: "Two protocols on one port are Conflicted and serve nothing; 80 and 10080 share one socket in the proxy, and no condition says so.",
  remediation: "Give each protocol a port of its own, and no listener a port that is another's plus 10000.",
  url: envoyGatewayDocs("tasks/traffic/gateway-address"),
  severity: "high",
  types: [types.gateway],
  scope: "resource",
  *check(gateway) {
    const before: { readonly port: number; readonly kind: string; readonly key: string; readonly name: string }[] = [];
    for (const listener of gateway.items("spec.listeners")) {
      const port = listener.number("port") ?? 0;
      const protocol = listener.text("protocol") ?? "";
      const kind = kindOf[protocol] ?? protocol;
      const key = `${port} ${protocol} ${listener.text("hostname") ?? ""}`;
      const name = listener.text("name") ?? listener.path;
      const layer = (one: string) => (one === "UDP" ? "UDP" : "TCP");
      for (const other of before) {
        if (layer(other.kind) !== layer(kind)) continue;
        const isShifted =
          other.port !== port &&
          [other.port, port].some((low) => low < 1024 && [other.port, port].includes(low + shift));
        if (isShifted)
          yield fact(
            `${listener.path}.port`,
            `is ${port}, one socket with ${other.port} of ${other.name}; expected another`,
          );
        else if (other.port === port && other.kind !== kind)
          yield fact(
            `${listener.path}.port`,
            `is ${port}, as ${other.name}'s, with another protocol; expected another`,
          );
        else if (other.key === key)
          yield fact(
            `${listener.path}.hostname`,
            `and port and protocol are those of ${other.name}; expected a difference`,
          );
      }
      before.push({ port, kind, key, name });
    }
  },
};
