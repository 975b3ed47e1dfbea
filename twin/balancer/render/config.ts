import type { Balancer, Listener, TargetGroup } from "../../contract/desired-state";
import { type BackendScope, planScopes, zonesOf } from "../backends";
import { connectTimeout, type Endpoint, renderScope } from "./backend";
import { renderCheckRing } from "./check-log";
import { backendErrors } from "./errors";
import { type FrontendFiles, renderFrontend } from "./frontend";
import { scopeKey } from "./names";
import { headerTuning } from "./refusals";
import { silentCloseFile } from "./silent-close";
import { section } from "./text";
import { renderRates } from "./web-acl";

interface Process {
  readonly threads: number;
  readonly adminSocket: string;
  readonly stateFile: string;
  /** Whether this HAProxy runs Lua: without it a target that closes is not always answered for. */
  readonly hasLua: boolean;
}

export interface Desired {
  readonly slot: number;
  readonly balancers: readonly Balancer[];
  readonly targetGroups: readonly TargetGroup[];
}

interface Layout {
  readonly process: Process;
  readonly files: (balancer: Balancer, listener: Listener) => FrontendFiles;
  /** Endpoints of a scope's slots, free ones undefined. */
  readonly slots: (scope: BackendScope) => readonly (Endpoint | undefined)[];
}

/** The whole configuration. Pure: the same state always gives the same text, so that a difference means a reload. */
export function renderConfig(desired: Desired, layout: Layout): string {
  const { balancers, targetGroups } = desired;
  return [
    renderGlobal(layout.process),
    ...renderCheckRing(planScopes(balancers, targetGroups), layout.slots),
    renderDefaults("http"),
    renderDefaults("tcp"),
    ...balancers.flatMap(renderRates),
    ...balancers.flatMap((balancer) => renderListeners(balancer, desired, layout)),
    ...planScopes(balancers, targetGroups).flatMap((scope) =>
      renderScope(scope, layout.slots(scope), layout.process.hasLua),
    ),
    section("backend none from http", backendErrors),
    section("backend none.tcp from tcp", []),
  ].join("\n");
}

function renderGlobal(process: Process): string {
  return section("global", [
    "master-worker",
    `nbthread ${process.threads}`,
    // Without a ceiling HAProxy sizes its tables for the machine's whole descriptor limit, which may be a billion.
    "fd-hard-limit 65536",
    `stats socket unix@${process.adminSocket} mode 600 level admin expose-fd listeners`,
    "stats timeout 60s",
    `server-state-file ${process.stateFile}`,
    ...(process.hasLua ? [`lua-load-per-thread ${silentCloseFile}`] : []),
    ...headerTuning,
    "tune.h2.max-concurrent-streams 128",
    "tune.ssl.default-dh-param 2048",
  ]);
}

function renderDefaults(mode: "http" | "tcp"): string {
  return section(`defaults ${mode}`, [
    `mode ${mode}`,
    `timeout connect ${connectTimeout}s`,
    "timeout client 60s",
    "timeout server 60s",
    // The vendor's balancers try a connection once; so does their twin.
    "retries 0",
    "load-server-state-from-file global",
    ...(mode === "http" ? httpDefaults() : []),
  ]);
}

function httpDefaults(): string[] {
  return [
    "http-reuse safe",
    // A reload must not cut a kept-alive connection on which the client is just sending.
    "option idle-close-on-response",
  ];
}

function renderListeners(balancer: Balancer, desired: Desired, layout: Layout): string[] {
  const groups = new Map(desired.targetGroups.map((group) => [group.arn, group]));
  return balancer.listeners.flatMap((listener) =>
    zonesOf(balancer).map((zone) =>
      renderFrontend({
        balancer,
        listener,
        zone,
        slot: desired.slot,
        files: layout.files(balancer, listener),
        scopes: (arn) => {
          const group = groups.get(arn);
          return group && { key: scopeKey(group.name, arn, zone), minimumHealthyTargets: group.minimumHealthyTargets };
        },
      }),
    ),
  );
}
