import { availableParallelism } from "node:os";
import path from "node:path";
import type { DesiredState, Node, Registration, TargetHealth } from "../contract/desired-state";
import { type Network, planNetwork } from "./admission";
import { type BackendScope, isInScope, planScopes } from "./backends";
import { certificateList, clientFiles, TlsFiles } from "./certificates/files";
import { CounterLedger, type Counters } from "./counters";
import { checkedTargets } from "./log/checks";
import { planLogNames } from "./log/names";
import { LogWriter } from "./log/writer";
import { candidatesOf, syncScope } from "./membership/plan";
import { SlotTable } from "./membership/slots";
import { GuardPlane } from "./node-firewall/plane";
import { Observer } from "./observer";
import { whyNotBindable } from "./ports";
import { LatestQueue } from "./queue";
import type { Endpoint } from "./render/backend";
import { renderConfig } from "./render/config";
import { isLogging } from "./render/log";
import { silentCloseFile, silentCloseScript } from "./render/silent-close";
import { ask, run } from "./runtime/admin";
import { endpointsOf, resetHealth, serverState } from "./runtime/handover";
import { HaproxyProcess } from "./runtime/process";
import { BalancerError, findHaproxy, runsLua } from "./runtime/program";
import { RuntimeState } from "./runtime/runtime-state";
import { cutFormer } from "./runtime/workers";
import { confinedFile, planSources, sourcesFile, writeSources } from "./source-acl-files";

/** The part of the desired state that balancing is about. */
export type Balancing = Pick<DesiredState, "balancers" | "targetGroups" | "securityGroups" | "certificates">;

interface Request {
  readonly desired: Balancing;
  readonly registrations: readonly Registration[];
  readonly nodes: readonly Node[];
}

const nothing: Request = {
  desired: { balancers: [], targetGroups: [], securityGroups: [], certificates: [] },
  registrations: [],
  nodes: [],
};

/**
 * Plays a stack's balancers with HAProxy, which outlives this object: {@link start} takes over what a previous daemon left running.
 * Targets come and go through HAProxy's runtime interface; listeners, rules, groups and certificates through a seamless reload.
 */
export class BalancerController {
  readonly #process: HaproxyProcess;
  readonly #guard: GuardPlane;
  readonly #journal: RuntimeState;
  readonly #tls: TlsFiles;
  readonly #log: LogWriter;
  readonly #table = new SlotTable();
  readonly #ledger = new CounterLedger();
  readonly #queue = new LatestQueue<Request>((request) => this.#carryOut(request));
  readonly #observer: Observer;
  #scopes: readonly BackendScope[] = [];
  /** What is served, and what was asked for last. */
  #request = nothing;
  #wanted = nothing;
  #isLost = false;
  #hasLua = false;

  /**
   * @param folder the stack's twin folder, absolute; `haproxy/`, `ca/` and `logs/` are kept below it
   * @param slot second octet of the stack's loopback addresses
   * @param note takes a sentence about a part that ended by itself
   */
  constructor(
    folder: string,
    private readonly slot: number,
    private readonly note: (event: string) => void = () => undefined,
  ) {
    const home = path.join(folder, "haproxy");
    this.#process = new HaproxyProcess(home);
    this.#guard = new GuardPlane(path.join(home, "guard"));
    this.#journal = new RuntimeState(path.join(home, "runtime.json"));
    this.#tls = new TlsFiles(home, path.join(folder, "ca"));
    this.#log = new LogWriter(home, path.join(folder, "logs"), note);
    this.#observer = new Observer(this.#process, this.#table, this.#ledger, {
      scopes: () => this.#scopes,
      lost: () => this.#restart(),
      tend: () => this.#tendGuard(),
      checked: (ring, lines) =>
        this.#log.addChecks(ring, lines, checkedTargets(this.#scopes, this.#table, this.#request.registrations)),
    });
  }

  /** Takes over a running HAProxy; otherwise the first {@link apply} starts one. @throws BalancerError without HAProxy */
  async start(): Promise<void> {
    await this.#process.prepare();
    await this.#process.write(silentCloseFile, silentCloseScript);
    this.#hasLua = await runsLua(findHaproxy());
    await this.#guard.start();
    await this.#journal.load();
    if (await this.#process.adopt()) this.#table.restore(this.#journal.slots);
    else this.#journal.reset();
    this.#observer.start();
  }

  /**
   * Makes HAProxy do as desired. Calls may overlap: the latest state wins, and all wait for it.
   * @throws BalancerError when HAProxy or the machine refuses; what ran before keeps running
   */
  apply(desired: Balancing, registrations: readonly Registration[], nodes: readonly Node[]): Promise<void> {
    this.#wanted = { desired, registrations, nodes };
    return this.#queue.push(this.#wanted);
  }

  /** What the checks said last; at most about a second old. */
  health(): readonly TargetHealth[] {
    return this.#observer.health(this.#request.registrations);
  }

  counters = (): Counters => this.#ledger.read();

  /** Why a listener cannot have this address and port, in the user's words; undefined when it can or has it already. */
  canBind(address: string, port: number): Promise<string | undefined> {
    if (this.#journal.bound.has(`${address}:${port}`)) return Promise.resolve(undefined);
    return whyNotBindable(address, port);
  }

  crash = (): Promise<void> => this.#process.kill();

  /** Ends HAProxy at once and leaves no process or socket. */
  async stop(): Promise<void> {
    this.#observer.stop();
    await this.#queue.idle();
    await this.#process.stop();
    await this.#process.release();
    await this.#guard.stop();
    await this.#log.stop();
    this.#forget();
    await this.#journal.save(this.#table);
  }

  /** Nothing runs: no target has been checked, no port is held. */
  #forget(): void {
    this.#journal.reset();
    this.#table.retain(new Set());
    this.#isLost = false;
  }

  async #carryOut(request: Request): Promise<void> {
    const before: unknown = JSON.parse(JSON.stringify(this.#table));
    try {
      await this.#reconcile(request);
    } catch (error) {
      this.#table.restore(before);
      // A look in between may have seen a table that was being changed.
      await this.#observer.poll().catch(() => false);
      this.#journal.structure = "";
      throw error instanceof RangeError ? new BalancerError(error.message) : error;
    } finally {
      await this.#journal.save(this.#table);
    }
  }

  async #reconcile(request: Request): Promise<void> {
    const { desired, registrations, nodes } = request;
    if (this.#isLost) this.#forget();
    const scopes = planScopes(desired.balancers, desired.targetGroups);
    const network = planNetwork(this.slot, desired.securityGroups, desired.balancers, nodes);
    this.#resize(scopes, registrations);
    const sourceChanges = await writeSources(this.#process.folder, planSources(desired.balancers, network));
    await this.#tls.write(desired);
    await this.#log.ensure(
      isLogging(desired.balancers),
      planLogNames(scopes, registrations, this.#tls.serials, desired.balancers),
    );
    const newcomers = this.#newcomers(scopes, request, network);
    const reloaded = await this.#restructure(desired, scopes, newcomers);
    if (this.#journal.structure === "") return this.#settle(request, scopes);
    // The last counts of targets that leave now.
    await this.#observer.poll().catch(() => false);
    const now = Date.now();
    const membership = scopes.flatMap((scope) =>
      syncScope(this.#table, scope, candidatesOf(scope, registrations, nodes, network), now),
    );
    await run(this.#process.adminSocket, reloaded ? membership : [...sourceChanges, ...membership]);
    await cutFormer(this.#process, membership);
    await this.#guard.apply({ groups: desired.targetGroups, registrations, nodes, network });
    this.#settle(request, scopes);
    await this.#observer.poll().catch(() => false);
  }

  #settle(request: Request, scopes: readonly BackendScope[]): void {
    this.#request = request;
    this.#scopes = scopes;
    this.#observer.pollSoon();
  }

  #resize(scopes: readonly BackendScope[], registrations: readonly Registration[]): void {
    this.#table.retain(new Set(scopes.map(({ key }) => key)));
    for (const scope of scopes) {
      const members = registrations.filter((registration) => isInScope(scope, registration));
      this.#table.reserve(scope.key, members.length);
    }
  }

  /**
   * Targets of groups that nothing served so far, by scope. A reload that brings such a group in brings its targets with it, or what is
   * switched to the group would find none until they are admitted.
   */
  #newcomers(scopes: readonly BackendScope[], { registrations, nodes }: Request, network: Network): JoiningTargets {
    const fresh = scopes.filter((scope) => this.#table.slots(scope.key).every((slot) => slot === undefined));
    return new Map(
      fresh.map((scope) => {
        const live = candidatesOf(scope, registrations, nodes, network).filter((it) => it.drainingSince === undefined);
        return [scope.key, live.map(({ endpoint }) => ({ ...endpoint, isNewcomer: true }))];
      }),
    );
  }

  /** Reloads when anything but the targets changed. Returns whether it did. */
  async #restructure(desired: Balancing, scopes: readonly BackendScope[], newcomers: JoiningTargets): Promise<boolean> {
    const structure = `${this.#render(desired, "admin.sock")}\n${this.#tls.digest}`;
    if (structure === this.#journal.structure) return false;
    const bound = bindings(desired);
    if (bound.size === 0) {
      await this.#process.stop();
      this.#journal.reset();
      return true;
    }
    await this.#refuseUnbindable(bound);
    // The counts of the worker that is about to go.
    await this.#observer.poll().catch(() => false);
    const state = await ask(this.#process.adminSocket, "show servers state").catch(() => "");
    await this.#process.run(
      this.#render(desired, this.#process.nextAdminSocket, newcomers),
      serverState(state, this.#table),
    );
    this.#journal.structure = structure;
    this.#journal.bound = bound;
    await run(this.#process.adminSocket, resetHealth(this.#table, scopes));
    return true;
  }

  async #refuseUnbindable(bound: ReadonlySet<string>): Promise<void> {
    const reasons = await Promise.all(
      [...bound].map((binding) => {
        const [address = "", port = ""] = binding.split(":");
        return this.canBind(address, Number(port));
      }),
    );
    const refusals = reasons.filter((reason) => reason !== undefined);
    if (refusals.length > 0) throw new BalancerError(refusals.join("\n"));
  }

  /** Without `newcomers` every slot is empty: what is left is what a reload is needed for. */
  #render(desired: Balancing, adminSocket: string, newcomers?: JoiningTargets): string {
    return renderConfig(
      { slot: this.slot, balancers: desired.balancers, targetGroups: desired.targetGroups },
      {
        process: {
          threads: Math.min(4, availableParallelism()),
          adminSocket,
          stateFile: "servers.state",
          hasLua: this.#hasLua,
        },
        files: (balancer, listener) => ({
          sources: sourcesFile(balancer, listener),
          confined: confinedFile(balancer, listener),
          certificates: certificateList(balancer, listener),
          ...clientFiles(balancer, listener),
        }),
        slots: (scope) => {
          const slots = endpointsOf(this.#table.slots(scope.key), newcomers !== undefined);
          return slots.map((slot, index) => slot ?? newcomers?.get(scope.key)?.[index]);
        },
      },
    );
  }

  /** HAProxy is gone though it was not stopped: everything is started and checked anew. */
  #restart(): void {
    if (!this.#isLost) this.note("HAProxy of the load balancers ended by itself and is started again");
    this.#isLost = true;
    this.#queue.push(this.#wanted).catch(() => undefined);
  }

  async #tendGuard(): Promise<void> {
    if (!(await this.#guard.isLost())) return;
    this.note("HAProxy of the nodes' security groups ended by itself and is started again");
    await this.#queue.push(this.#wanted).catch(() => undefined);
  }
}

type JoiningTargets = ReadonlyMap<string, readonly Endpoint[]>;

/** Every address and port of the listeners. */
function bindings(desired: Balancing): ReadonlySet<string> {
  return new Set(
    desired.balancers.flatMap(({ addresses, listeners }) =>
      listeners.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
    ),
  );
}
