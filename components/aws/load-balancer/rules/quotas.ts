import type { Report } from "../../../../model/settings/rule";
import type { LimitSeverity, Limits } from "../../../../platforms/aws/limits";
import { isEncryptedProtocol } from "../../../../platforms/aws/protocols";
import { quota } from "../../../../platforms/aws/quota";
import { type Balancer, listenersOf } from "../placed-actions";
import { verifyingListeners } from "./mutual-authentication";

/** What one balancer may have of each: fixed figures refuse, those that an account may have raised warn. */
export function balancerQuotas(balancer: Balancer, say: Report, limits: Limits, severity: LimitSeverity): void {
  const check = quota(limits, severity, say);
  const listeners = balancer.type === "network" ? "elbv2.nlb.listeners" : "elbv2.alb.listeners";
  check(listeners, Object.keys(balancer.listeners ?? {}).length, ["listeners"]);
  const rules = listenersOf(balancer).reduce((sum, { listener }) => sum + Object.keys(listener.rules ?? {}).length, 0);
  check("elbv2.alb.rules", rules, ["listeners"]);
  verifyingListeners(balancer, say, limits, severity);
  certificates(balancer, say, limits, severity);
}

/** Default certificates that are the same count once: whether AWS counts them for each listener is not written anywhere. */
function certificates(balancer: Balancer, say: Report, limits: Limits, severity: LimitSeverity): void {
  const listeners = listenersOf(balancer).filter(
    ({ listener: { protocol } }) => protocol !== undefined && isEncryptedProtocol(protocol),
  );
  const additional = listeners.map(({ listener, path }) => ({
    path: [...path, "additionalCertificates"],
    count: Object.keys(listener.additionalCertificates ?? {}).length,
  }));
  const holders = additional.filter(({ count }) => count > 0);
  const sum = holders.reduce((all, { count }) => all + count, 0);
  const defaults = new Set(listeners.map(({ listener }) => listener.certificateArn)).size;
  const isNetwork = balancer.type === "network";
  const [only] = holders.length === 1 ? holders : [];
  const key = isNetwork ? "elbv2.nlb.certificates" : "elbv2.alb.certificates";
  quota(limits, severity, say)(key, isNetwork ? sum + defaults : sum, only?.path ?? ["listeners"]);
}
