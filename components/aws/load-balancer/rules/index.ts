import type { Report, SettingsRules } from "../../../../model/settings/rule";
import type { Limits } from "../../../../platforms/aws/limits";
import { type Balancer, listenersOf } from "../placed-actions";
import type { LoadBalancerShape } from "../schema";
import { addressesDistinct, fixedAddresses } from "./addresses";
import { authentication } from "./authenticate";
import { manyWildcards, ruleConditions } from "./conditions";
import { actionKinds, danglingRedirects, fixedResponses, forwardGroups, oddRedirects, redirects } from "./forwarding";
import { listenerHeaders, openCredentials } from "./headers";
import * as listeners from "./listeners";
import { clientCertificates } from "./mutual-authentication";
import { balancerQuotas } from "./quotas";
import { emptyRewrites, regularExpressions, rewriteCautions } from "./rewrite";

export const loadBalancerRules = (limits: Limits): SettingsRules<LoadBalancerShape> => ({
  "some-listener": listeners.someListener,
  "listener-protocol-legal": listeners.listenerProtocols,
  "encryption-options-legal": listeners.listenerEncryption,
  "listener-ports-unique": listeners.listenerPorts,
  "ranges-distinct": listeners.allowedOnce,
  "rules-fit-type": listeners.rulesAllowed,
  "rule-priorities-unique": listeners.rulePriorities,
  "options-fit-type": (balancer, say) => listeners.typedOptions(balancer, say, limits),
  "address-type-legal": listeners.addressTypes,
  "fixed-addresses-legal": fixedAddresses,
  "fixed-addresses-distinct": addressesDistinct,
  "forward-groups": (balancer, say) => forwardGroups(balancer, say, limits),
  "action-legal": actionKinds,
  "redirect-ends": redirects,
  "fixed-response-status": fixedResponses,
  "conditions-legal": (balancer, say) => ruleConditions(balancer, say, limits),
  "authentication-legal": (balancer, say) => authentication(balancer, say, limits),
  "regular-expressions-legal": regularExpressions,
  "rewrites-something": emptyRewrites,
  "client-certificates-legal": clientCertificates,
  "headers-legal": listenerHeaders,
  "within-quotas": (balancer, say) => balancerQuotas(balancer, say, limits, "error"),
});

/** A network load balancer logs TLS connections only, so a bucket without any TLS listener stays empty. */
function emptyLogs(balancer: Balancer, say: Report): void {
  if (balancer.type !== "network" || balancer.accessLogs === undefined || balancer.accessLogs === false) return;
  if (listenersOf(balancer).some(({ listener }) => listener.protocol === "TLS")) return;
  const problem = "a network load balancer logs TLS connections only, and no listener speaks TLS";
  say(["accessLogs"], { problem, fix: "set accessLogs to false, and rely on the network's flow logs" });
}

/** Plain HTTP from the internet, other than to redirect. */
function plainText(balancer: Balancer, say: Report): void {
  if (balancer.scheme !== "internet-facing") return;
  for (const { listener, path } of listenersOf(balancer)) {
    if (listener.protocol !== "HTTP" || listener.defaultAction?.type !== "forward") continue;
    const problem = "forwards requests from the internet without encryption";
    say([...path, "protocol"], { problem, fix: "use HTTPS, and a redirect from the HTTP listener" });
  }
}

export const loadBalancerCautions = (limits: Limits): SettingsRules<LoadBalancerShape> => ({
  "access-logs-empty": emptyLogs,
  "plain-text-from-internet": plainText,
  "redirect-dangling": danglingRedirects,
  "rewrite-reaches-target": rewriteCautions,
  "cors-credentials": openCredentials,
  "redirect-address-odd": oddRedirects,
  "beyond-quotas": (balancer, say) => {
    balancerQuotas(balancer, say, limits, "warning");
    manyWildcards(balancer, say, limits);
  },
});
