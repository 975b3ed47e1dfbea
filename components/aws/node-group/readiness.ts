import { readyHook } from "../../../platforms/aws/readiness";

export const readyScriptPath = "/usr/local/bin/vip-ready";

/** One look at the workload from the node itself, as the balancer will do from outside. */
export interface Look {
  readonly protocol: "HTTP" | "HTTPS" | "TCP";
  readonly port: number;
  readonly path: string;
  /** Statuses that count as an answer. */
  readonly statuses: readonly { readonly from: number; readonly to: number }[];
  /** Seconds that an answer may take. */
  readonly timeout: number;
}

/** When a node counts as ready, and whom it tells. */
export interface Readiness {
  /** Name of the autoscaling group. */
  readonly groupName: string;
  /** Seconds until the hook lets the node in anyway. */
  readonly timeout: number;
  /** All of them must succeed. */
  readonly looks: readonly Look[];
}

function lookCommand({ protocol, port, path, statuses, timeout }: Look): string {
  if (protocol === "TCP") return `timeout ${timeout} bash -c '</dev/tcp/127.0.0.1/${port}'`;
  const url = `${protocol.toLowerCase()}://127.0.0.1:${port}${path}`.replaceAll("'", "%27");
  return `answers '${url}' ${timeout} ${statuses.map(({ from, to }) => `${from}-${to}`).join(" ")}`;
}

/** Runs the report at every boot: a machine of a warm pool boots twice, and its launch hook holds it back each time. */
export const readyUnitPath = "/etc/systemd/system/vip-ready.service";

/**
 * Waits until the workload answers as its target groups want, then completes the launch hook, so that the group counts the node only from here on and nothing is
 * switched to a node that still boots. Where the call cannot be made, the hook's own time-out lets the node in.
 */
export function planReadyScript(readiness: Readiness): string {
  const looks = [...new Set(readiness.looks.map(lookCommand))];
  return `#!/bin/sh
set -u
base=http://169.254.169.254/latest
token=$(curl -sf --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token")
read_metadata() { curl -sf --retry 5 -H "X-aws-ec2-metadata-token: $token" "$base/meta-data/$1"; }
id=$(read_metadata instance-id)
region=$(read_metadata placement/region)
deadline=$(($(date +%s) + ${readiness.timeout}))
# answers URL SECONDS RANGE...: the node's own certificate need not name 127.0.0.1, and the balancer does not check it either.
answers() {
  url=$1
  seconds=$2
  shift 2
  status=$(curl --silent --insecure --output /dev/null --max-time "$seconds" --write-out '%{http_code}' "$url") || return 1
  for range in "$@"; do
    [ "$status" -ge "\${range%-*}" ] && [ "$status" -le "\${range#*-}" ] && return 0
  done
  return 1
}
until ${looks.join(" && ")}; do
  [ "$(date +%s)" -lt "$deadline" ] || exit 1
  sleep 1
done
aws autoscaling complete-lifecycle-action --region "$region" --instance-id "$id" \\
  --auto-scaling-group-name '${readiness.groupName}' --lifecycle-hook-name ${readyHook} --lifecycle-action-result CONTINUE
`;
}
