import type { Json, Props } from "../../../model/graph/json";
import { conditionOf, textOf } from "../api/objects";
import type { Container, ContainerState } from "./container";
import type { PodSpec } from "./pod-spec";

export interface PodFacts {
  readonly spec: PodSpec;
  readonly initContainers: readonly Container[];
  readonly containers: readonly Container[];
  readonly isInitialized: boolean;
  readonly isEnding: boolean;
  /** As the API knows them. */
  readonly address: string;
  readonly nodeAddress: string;
  readonly startedAt: number;
  /** The conditions that the API server has: what others set is read, and what has not changed keeps its time. */
  readonly known: Json | undefined;
}

type Phase = "Pending" | "Running" | "Succeeded" | "Failed";

/** As the API writes times: whole seconds. */
export const timestamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export function phaseOf({ spec, containers, isInitialized, isEnding }: PodFacts): Phase {
  const hasEnded = containers.every(({ state }) => state.kind === "terminated");
  const isOver = hasEnded && (isEnding || spec.restartPolicy !== "Always") && isInitialized;
  if (isOver) {
    const failed = containers.some(({ state }) => state.kind === "terminated" && state.exitCode !== 0);
    if (isEnding || spec.restartPolicy === "Never" || !failed) return failed ? "Failed" : "Succeeded";
  }
  const hasBegun = containers.some(({ state, lastState }) => state.kind === "running" || lastState !== undefined);
  return hasBegun ? "Running" : "Pending";
}

/** What is written to the pod's status; conditions of others are left out, and so stay. */
export function podStatus(facts: PodFacts, now: number): Props {
  const phase = phaseOf(facts);
  return {
    phase,
    conditions: conditions(facts, phase, now),
    hostIP: facts.nodeAddress,
    hostIPs: [{ ip: facts.nodeAddress }],
    podIP: facts.address,
    // A pod that runs again after its node has crashed has another address, and this list would keep the old one beside it.
    podIPs: [{ ip: facts.address }, { $patch: "replace" }],
    startTime: timestamp(facts.startedAt),
    initContainerStatuses: facts.initContainers.map((each) => containerStatus(each, true)),
    containerStatuses: facts.containers.map((each) => containerStatus(each, false)),
  };
}

function conditions(facts: PodFacts, phase: Phase, now: number): Props[] {
  const isOver = phase === "Succeeded" || phase === "Failed";
  const unready = facts.containers.filter(({ isReady }) => !isReady).map(({ spec }) => spec.name);
  const gates = facts.spec.readinessGates.filter((type) => conditionOf(facts.known, type)?.status !== "True");
  const areReady = !isOver && facts.isInitialized && unready.length === 0;
  const why = isOver
    ? { reason: phase === "Succeeded" ? "PodCompleted" : "PodFailed", message: "" }
    : { reason: "ContainersNotReady", message: `containers with unready status: [${unready.join(" ")}]` };
  const blocked = {
    reason: "ReadinessGatesNotReady",
    message: gates
      .map((type) => `corresponding condition of pod readiness gate "${type}" does not exist or is not True.`)
      .join(", "),
  };
  const judged = [
    { type: "PodReadyToStartContainers", isTrue: !isOver, reason: "", message: "" },
    { type: "Initialized", isTrue: facts.isInitialized, reason: "ContainersNotInitialized", message: "" },
    { type: "ContainersReady", isTrue: areReady, ...why },
    { type: "Ready", isTrue: areReady && gates.length === 0, ...(areReady ? blocked : why) },
  ];
  return judged.map(({ type, isTrue, reason, message }) => {
    const status = isTrue ? "True" : "False";
    const known = conditionOf(facts.known, type);
    const since = known?.status === status ? textOf(known.lastTransitionTime) : "";
    const explanation = isTrue || reason === "" ? {} : { reason, message };
    return { type, status, lastProbeTime: null, lastTransitionTime: since || timestamp(now), ...explanation };
  });
}

function containerStatus(container: Container, isInit: boolean): Props {
  const { spec, state, lastState, restartCount, isReady, isStarted } = container;
  return {
    name: spec.name,
    image: spec.image,
    imageID: state.kind === "waiting" && restartCount === 0 ? "" : `vipkit://${spec.image}`,
    containerID: state.kind === "waiting" && restartCount === 0 ? "" : `vipkit://${spec.name}-${restartCount}`,
    // An init container is ready when it has done its work.
    ready: isReady || (isInit && state.kind === "terminated" && state.exitCode === 0),
    started: isStarted,
    restartCount,
    state: stateOf(state),
    ...(lastState === undefined ? {} : { lastState: stateOf(lastState) }),
  };
}

function stateOf(state: ContainerState): Props {
  switch (state.kind) {
    case "waiting":
      return { waiting: { reason: state.reason, message: state.message } };
    case "running":
      return { running: { startedAt: timestamp(state.startedAt) } };
    case "terminated":
      return {
        terminated: {
          exitCode: state.exitCode,
          reason: state.reason,
          message: state.message,
          startedAt: timestamp(state.startedAt),
          finishedAt: timestamp(state.finishedAt),
        },
      };
  }
}
