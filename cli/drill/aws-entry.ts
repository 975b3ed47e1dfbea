import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../model/user-error";
import type { ClusterStatus } from "../../twin/contract/data-plane";
import type { Balancer, Listener } from "../../twin/contract/desired-state";
import type { LoadTarget } from "./load";

/** The listener that a load goes to, and what is behind its default action. */
export interface Entry {
  readonly target: LoadTarget;
  readonly port: number;
  /** ARN of its balancer, and its name. */
  readonly balancer: string;
  readonly balancerName: string;
  /** ARN of the certificate that clients are shown; undefined without TLS. */
  readonly certificate: string | undefined;
  /** Names of the target groups with a weight, and of the scaling groups behind them. */
  readonly targetGroups: readonly string[];
  readonly groups: readonly string[];
}

/** The most telling first. */
const preferred: readonly Listener["protocol"][] = ["HTTPS", "HTTP", "TLS", "TCP"];

interface Candidate {
  readonly balancer: Balancer;
  readonly listener: Listener;
  readonly arns: readonly string[];
}

/** Where requests for `/` reach nodes. Throws UserError where none can. */
export function awsEntry({ desired }: ClusterStatus, folder: string): Entry {
  const all = desired.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) => candidate(balancer, listener)),
  );
  const open = all.filter(({ listener }) => listener.clientCertificates === undefined);
  const [best] = open.toSorted((a, b) => rank(a) - rank(b));
  if (best === undefined)
    throw new UserError(
      all.length > 0
        ? "every listener asks clients for a certificate, which the load has not; give the stack one that does not"
        : "no listener for HTTP, HTTPS, TCP or TLS forwards to nodes by its default action, so there is nothing to send requests to",
    );
  const { balancer, listener, arns } = best;
  const isTls = listener.protocol === "HTTPS" || listener.protocol === "TLS";
  return {
    target: {
      url: `${isTls ? "https" : "http"}://${balancer.addresses[0]?.ip ?? balancer.dnsName}:${listener.port}`,
      ca: isTls ? readFileSync(join(folder, "ca", "ca.pem"), "utf8") : undefined,
      host: undefined,
      isFresh: balancer.type === "network",
    },
    port: listener.port,
    balancer: balancer.arn,
    balancerName: balancer.name,
    certificate: isTls ? listener.certificates[0] : undefined,
    targetGroups: desired.targetGroups.filter(({ arn }) => arns.includes(arn)).map(({ name }) => name),
    groups: desired.scalingGroups
      .filter(({ targetGroups }) => targetGroups.some((arn) => arns.includes(arn)))
      .map(({ name }) => name),
  };
}

const rank = ({ listener }: Candidate): number => preferred.indexOf(listener.protocol);

function candidate(balancer: Balancer, listener: Listener): readonly Candidate[] {
  const { defaultAction, protocol } = listener;
  if (defaultAction.type !== "forward" || !preferred.includes(protocol)) return [];
  const { targetGroups } = defaultAction;
  const weighted = targetGroups.length === 1 ? targetGroups : targetGroups.filter(({ weight }) => weight > 0);
  return weighted.length === 0 ? [] : [{ balancer, listener, arns: weighted.map(({ arn }) => arn) }];
}
