import { readyHook } from "../../model";

export const readyScriptPath = "/usr/local/bin/vip-ready";

/** When a node counts as ready, and whom it tells. */
export interface Readiness {
  /** Name of the autoscaling group. */
  readonly groupName: string;
  /** Seconds until the hook lets the node in anyway. */
  readonly timeout: number;
  readonly protocol: "HTTP" | "HTTPS" | "TCP";
  readonly port: number | "traffic-port";
  readonly path: string;
  /** Whether an answer counts that reports an error. @default false */
  readonly anyStatus?: boolean;
}

/** One look at the workload from the node itself, as the balancer will do from outside. */
function lookCommand({ protocol, path, anyStatus = false }: Readiness, port: number): string {
  if (protocol === "TCP") return `timeout 2 bash -c '</dev/tcp/127.0.0.1/${port}'`;
  const url = `${protocol.toLowerCase()}://127.0.0.1:${port}${path}`.replaceAll("'", "%27");
  // The node's own certificate need not name 127.0.0.1; the balancer does not check it either.
  return `curl --silent --insecure ${anyStatus ? "" : "--fail "}--output /dev/null --max-time 2 '${url}'`;
}

/**
 * Waits until the workload answers, then completes the launch hook, so that the group counts the node only from here on and nothing is
 * switched to a node that still boots. Where the call cannot be made, the hook's own time-out lets the node in.
 */
export function planReadyScript(readiness: Readiness, trafficPort: number): string {
  const port = readiness.port === "traffic-port" ? trafficPort : readiness.port;
  return `#!/bin/sh
set -u
base=http://169.254.169.254/latest
token=$(curl -sf --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token")
read_metadata() { curl -sf --retry 5 -H "X-aws-ec2-metadata-token: $token" "$base/meta-data/$1"; }
id=$(read_metadata instance-id)
region=$(read_metadata placement/region)
deadline=$(($(date +%s) + ${readiness.timeout}))
until ${lookCommand(readiness, port)}; do
  [ "$(date +%s)" -lt "$deadline" ] || exit 1
  sleep 1
done
aws autoscaling complete-lifecycle-action --region "$region" --instance-id "$id" \\
  --auto-scaling-group-name '${readiness.groupName}' --lifecycle-hook-name ${readyHook} --lifecycle-action-result CONTINUE
`;
}
