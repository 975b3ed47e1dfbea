import { stringify } from "yaml";
import { planReadyScript, type Readiness, readyScriptPath, readyUnitPath } from "./readiness";
import type { NodeGroupSettings } from "./resolved";
import { secretFiles, secretsCommand, secretsEnvironmentPath, secretsTimeout } from "./secrets";
import { environmentFile, systemdQuote, unitFile } from "./unit";

/** Bytes of user data before encoding. Source: EC2 user guide, instance user data, read 2026-11-23. */
export const userDataLimit = 16384;

/** Where the node keeps what the workload is started with. */
const environmentPath = "/etc/vip-workload/environment";
const unitPath = "/etc/systemd/system/vip-workload.service";
const dockerConfigFolder = "/root/.docker";
const identityPath = "/run/vip-workload/identity";
const identityScriptPath = "/usr/local/bin/vip-identity";

/** What the service is told about its node; a workload's own environment cannot set these. */
const reservedVariables = ["HOST", "PORT", "NODE_ID", "NODE_ZONE", "NODE_GROUP"] as const;

export interface UserDataPlan {
  /** Whether the machine is stopped and started again before it serves, as in a warm pool. Default: false. */
  readonly bootsAgain?: boolean;
  readonly workload: NodeGroupSettings["workload"];
  /** What the service is to listen on, given to it as PORT. */
  readonly port: number;
  readonly nodeGroup: string;
  /** Seconds between the request to stop and the kill. */
  readonly stopTimeout: number;
  /** Absent: nothing waits for the node. */
  readonly readiness?: Readiness;
}

type Command = Extract<NodeGroupSettings["workload"], { type: "command" }>;
type Container = Extract<NodeGroupSettings["workload"], { type: "container" }>;

/** Fetches who the node is from the instance metadata service, version 2 only. */
const identityScript = `#!/bin/sh
set -eu
base=http://169.254.169.254/latest
token=$(curl -sf --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token")
read_metadata() { curl -sf --retry 5 -H "X-aws-ec2-metadata-token: $token" "$base/meta-data/$1"; }
id=$(read_metadata instance-id)
zone=$(read_metadata placement/availability-zone)
mkdir -p /run/vip-workload
printf 'NODE_ID="%s"\\nNODE_ZONE="%s"\\n' "$id" "$zone" > ${identityPath}
`;

/** Told to the workload, whose server must heed it. */
const keepAlive = ({ keepAliveTimeout }: NodeGroupSettings["workload"]): Readonly<Record<string, string>> =>
  keepAliveTimeout === undefined ? {} : { KEEP_ALIVE_TIMEOUT: `${keepAliveTimeout}` };

const commandLine = (words: readonly string[]) => words.map(systemdQuote).join(" ");

function commandService(workload: Command, plan: UserDataPlan) {
  return {
    User: workload.user,
    ExecStart: commandLine(workload.command),
    NoNewPrivileges: "true",
    PrivateTmp: "true",
    ProtectSystem: "full",
    // Ports below 1024 without root.
    AmbientCapabilities: plan.port < 1024 ? "CAP_NET_BIND_SERVICE" : undefined,
  };
}

function containerService(workload: Container, plan: UserDataPlan) {
  const own = [workload.environment, workload.secrets, keepAlive(workload)].flatMap((names) => Object.keys(names));
  const variables = [...new Set([...own, ...reservedVariables])].sort();
  const run = [
    ...["/usr/bin/docker", "run", "--rm", "--name", "vip-workload"],
    // The host's network: the port is the node's own, and metadata stays one hop away.
    ...["--network", "host", "--log-driver", "journald", "--security-opt", "no-new-privileges"],
    ...["--stop-timeout", `${plan.stopTimeout}`],
    ...variables.flatMap((name) => ["--env", name]),
    ...[workload.image, ...workload.command],
  ];
  return {
    // A system service has no HOME to look up the registry's credentials in.
    Environment: `DOCKER_CONFIG=${dockerConfigFolder}`,
    pre: ["-/usr/bin/docker rm --force vip-workload"],
    ExecStart: commandLine(run),
    ExecStop: `/usr/bin/docker stop --time ${plan.stopTimeout} vip-workload`,
  };
}

function serviceUnit(plan: UserDataPlan): string {
  const { workload } = plan;
  const isContainer = workload.type === "container";
  const hasSecrets = Object.keys(workload.secrets).length > 0;
  const { pre, ...service } = isContainer
    ? containerService(workload, plan)
    : { pre: [], ...commandService(workload, plan) };
  return unitFile({
    Unit: {
      Description: "VIP workload",
      After: isContainer ? "network-online.target docker.service" : "network-online.target",
      Wants: "network-online.target",
      Requires: isContainer ? "docker.service" : undefined,
      // A workload that fails at once is tried again for ever: the balancer's health check is the judge.
      StartLimitIntervalSec: 0,
    },
    Service: {
      RuntimeDirectory: "vip-workload",
      EnvironmentFile: [environmentPath, `-${identityPath}`, ...(hasSecrets ? [`-${secretsEnvironmentPath}`] : [])],
      ExecStartPre: [`+${identityScriptPath}`, ...(hasSecrets ? [secretsCommand] : []), ...pre],
      TimeoutStartSec: hasSecrets ? secretsTimeout : undefined,
      ...service,
      Restart: "always",
      RestartSec: 1,
      KillMode: "mixed",
      // A little longer than the container's own limit, so that the inner one ends first.
      TimeoutStopSec: isContainer ? plan.stopTimeout + 5 : plan.stopTimeout,
    },
    Install: { WantedBy: "multi-user.target" },
  });
}

/** The registry's host when it is a private one of ECR: `123456789012.dkr.ecr.eu-west-1.amazonaws.com`. */
export function privateRegistry(workload: NodeGroupSettings["workload"]): string | undefined {
  if (workload.type !== "container") return undefined;
  return /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.(?:com(?:\.cn)?|eu)(?=\/)/.exec(workload.image)?.[0];
}

function files(plan: UserDataPlan) {
  const registry = privateRegistry(plan.workload);
  const environment = {
    ...plan.workload.environment,
    ...keepAlive(plan.workload),
    HOST: "0.0.0.0",
    PORT: `${plan.port}`,
    NODE_GROUP: plan.nodeGroup,
  };
  const all = [
    { path: environmentPath, permissions: "0600", content: environmentFile(environment) },
    { path: identityScriptPath, permissions: "0755", content: identityScript },
    ...secretFiles(plan.workload),
    ...readyScript(plan),
    { path: unitPath, permissions: "0644", content: serviceUnit(plan) },
  ];
  if (registry === undefined) return all;
  const helper = JSON.stringify({ credHelpers: { [registry]: "ecr-login" } });
  return [...all, { path: `${dockerConfigFolder}/config.json`, permissions: "0600", content: `${helper}\n` }];
}

function readyScript({ readiness, bootsAgain }: UserDataPlan) {
  if (readiness === undefined) return [];
  const script = { path: readyScriptPath, permissions: "0755", content: planReadyScript(readiness) };
  if (bootsAgain !== true) return [script];
  const unit = unitFile({
    Unit: { Description: "Reports the node ready", After: "vip-workload.service", Wants: "vip-workload.service" },
    // The group may ask a moment before or after the workload answers.
    Service: { Type: "oneshot", ExecStart: readyScriptPath, Restart: "on-failure", RestartSec: 5 },
    Install: { WantedBy: "multi-user.target" },
  });
  return [script, { path: readyUnitPath, permissions: "0644", content: unit }];
}

function packages(workload: NodeGroupSettings["workload"]): readonly string[] {
  if (workload.type === "command") return [];
  return privateRegistry(workload) === undefined ? ["docker"] : ["docker", "amazon-ecr-credential-helper"];
}

/**
 * The node's cloud-init: a systemd service `vip-workload` that runs the command or the container (by Docker, which Amazon Linux 2023
 * packages), restarts it for ever, and lets it finish its requests when it stops. Logs go to the journal. The last step waits until the
 * workload answers and reports the node ready.
 */
export function planUserData(plan: UserDataPlan): string {
  const { workload } = plan;
  const start = ["systemctl daemon-reload"];
  if (workload.type === "container") start.push("systemctl enable --now docker.service");
  start.push("systemctl enable --now vip-workload.service");
  if (plan.readiness !== undefined) {
    start.push(plan.bootsAgain === true ? "systemctl enable --now --no-block vip-ready.service" : readyScriptPath);
  }
  const user = { name: "", system: true, no_create_home: true, shell: "/sbin/nologin" };
  const config = {
    ...(workload.type === "command" && workload.user !== "root"
      ? { users: ["default", { ...user, name: workload.user }] }
      : {}),
    ...(packages(workload).length > 0 ? { packages: packages(workload) } : {}),
    write_files: files(plan),
    runcmd: start,
  };
  // cloud-init reads YAML 1.1, to which a user called `on` is true unless it is in quotes.
  return `#cloud-config\n${stringify(config, { lineWidth: 0, compat: "yaml-1.1" })}`;
}
