import { InvalidArgumentError } from "commander";
import { type ResourceReader, UnknownValueError } from "../../model/graph";
import { UserError } from "../../model/user-error";
import { awsGroup } from "../../operate/simulate/aws-group";
import { podGroup } from "../../operate/simulate/pod-group";
import type { RecordedLoad } from "../../operate/simulate/read-load";
import { graphOfPlan } from "../../policies/plan-graph";
import { defineCommand } from "../command/define";
import { type Parameter, positive, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { readPrices } from "../cost/prices";
import { toJson } from "../json";
import { tellNotes } from "../notes";
import { keepOutput, print } from "../output";
import { refuseLost, refuseRefused } from "../plan/refused";
import { readStandIns, standInOptions } from "../program/options";
import { refuseUnseen } from "../program/unseen";
import { nodePrice, podPrice } from "../simulate/cost";
import { chooseGroup, isScalingGroup } from "../simulate/groups";
import { readLoadFile } from "../simulate/load";
import { renderSimulation } from "../simulate/render";
import { reportSimulation } from "../simulate/report";
import { sayEnded, unlessEnded } from "../unfinished";

/** Runs of one call: by default, and at most. */
const usualSeeds = 3;
const mostSeeds = 100;

const seeds: Parameter<number> = {
  description: `how many runs, each with boots and alarms that fall differently, 1 to ${mostSeeds}; ${usualSeeds} by default`,
  value: "runs",
  parse: (said) => {
    const count = Number(said);
    if (Number.isInteger(count) && count >= 1 && count <= mostSeeds) return count;
    throw new InvalidArgumentError(`Write a whole number from 1 to ${mostSeeds}.`);
  },
};

/** A day is UTC's; an hour without a zone would be another moment on each machine. */
const dayOrZoned = /^\d{4}-\d\d-\d\d($|T.*(Z|[+-]\d\d:?\d\d)$)/i;

const start: Parameter<number> = {
  description: "when the load began, for schedules, where its file has seconds: a time such as 2026-11-30T00:00:00Z",
  value: "time",
  parse: (said) => {
    const at = Date.parse(said);
    if (!Number.isNaN(at) && dayOrZoned.test(said)) return at;
    throw new InvalidArgumentError("Write a time with its zone, such as 2026-11-30T00:00:00Z, or a day.");
  },
};

const seconds = (description: string) => positive("seconds", "a number of seconds above 0, such as 30", description);

const fromZero = (description: string): Parameter<number> => ({
  description,
  value: "seconds",
  parse: (said) => {
    const number = Number(said);
    if (said.trim() !== "" && Number.isFinite(number) && number >= 0) return number;
    throw new InvalidArgumentError("a number of seconds from 0 on, such as 30, without a unit");
  },
});

/** `vipkit simulate`: a recorded load against the scaling policies of a group, by discrete events. Nothing is started and no service is asked. */
export const simulateCommand = defineCommand({
  name: "simulate",
  summary: "replay a recorded load against the scaling policies of a group: nodes over time, overload, node hours",
  details: [
    "The policies are read from an offline plan, of a `vipkit:cluster` as of any other program: target tracking, step, scheduled and predictive scaling and warm pools on AWS, a HorizontalPodAutoscaler on Kubernetes. The load is that of the group.",
    "What the file may hold, how policies are replayed, and what that does not prove: [simulation](../simulation.md).",
  ],
  stack: "one",
  json: "every run with its changes, and its nodes at each look, for machines",
  options: {
    load: text(
      "file",
      "CSV with time,requests (a second), the same as JSON, or what CloudWatch prints of a request count",
    ),
    group: text("name", "the scaling group or workload, or its key in nodeGroups; the only one when absent"),
    capacity: positive("requests", "a number of requests above 0, such as 50", "requests a second that one node takes"),
    serviceTime: positive(
      "ms",
      "milliseconds above 0, such as 80",
      "in place of --capacity: milliseconds of one request on a node",
    ),
    concurrency: positive(
      "requests",
      "a number above 0, such as 8",
      "with --service-time: requests that a node works on at once; 1 by default",
    ),
    queue: fromZero("seconds that a request waits for a node before it is refused; 0 by default"),
    boot: seconds("seconds from a node's launch until it is in service; as the program says by default"),
    start,
    seeds,
    prices: text("file", "YAML with your own prices, as vipkit cost takes it"),
    ...standInOptions,
  },
  examples: [
    {
      line: "simulate prod --group blue --load monday.csv --capacity 120",
      says: "nodes that take 120 requests a second each",
    },
    {
      line: "simulate prod --group blue --load monday.csv --service-time 80 --concurrency 8",
      says: "the same from what a request costs",
    },
    {
      line: "simulate prod --group blue --load monday.json --capacity 120 --seeds 20 --json",
      says: "twenty runs, for machines",
    },
  ],
  async run(input) {
    const files = chooseStack(input);
    tellNotes(files);
    const { load: file = "" } = input;
    const nodeCapacity = capacityOf(input);
    const missing = [
      ...(input.load === undefined ? ["--load is missing: a file with time,requests; vipkit simulate --help"] : []),
      ...(nodeCapacity === undefined ? [noCapacity] : []),
    ];
    if (missing.length > 0 || nodeCapacity === undefined) throw new UserError(missing.join("\n"), 2);
    const load = startingAt(readLoadFile(file), input.start);
    const prices = readPrices(input.prices);
    keepOutput();
    const { planOffline } = await import("../plan/offline.js");
    const plan = await unlessEnded(planOffline(files, readStandIns(input)), sayEnded);
    refuseLost(plan);
    const graph = graphOfPlan(plan);
    const group = chooseGroup(graph, input.group);
    const { startsAt } = load;
    const simulated = known(group, () =>
      isScalingGroup(group)
        ? awsGroup(group, graph, { nodeCapacity, startsAt, boot: input.boot })
        : podGroup(group, graph, input.boot),
    );
    if (simulated === undefined)
      throw new UserError(`${group.resource.name}: its autoscaler is none of Kubernetes' own, and is not replayed`);
    const options = { nodeCapacity, patience: input.queue ?? 0, seeds: input.seeds ?? usualSeeds };
    const report = reportSimulation({
      stack: files.stack,
      group: simulated,
      load,
      options,
      nodePrice: isScalingGroup(group) ? nodePrice(group, graph, prices, input.prices ?? "") : podPrice,
    });
    print(input.json ? toJson(report) : renderSimulation(report));
    refuseUnseen(plan);
    refuseRefused(plan);
  },
});

/** What `read` answers. Throws UserError where what decides is not known. */
function known<T>(group: ResourceReader, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnknownValueError)) throw error;
    throw new UserError(
      `${group.resource.name}: ${error.message}: it cannot be simulated; --stack-outputs and --config stand in for what is not known`,
    );
  }
}

interface Costs {
  readonly capacity?: number;
  readonly serviceTime?: number;
  readonly concurrency?: number;
}

const noCapacity = "--capacity or --service-time is missing: what a node takes is in no plan; such as --capacity 120";

/** Undefined where nothing says it. */
function capacityOf({ capacity, serviceTime, concurrency }: Costs): number | undefined {
  if (capacity !== undefined && serviceTime === undefined && concurrency === undefined) return capacity;
  if (capacity !== undefined) throw new UserError("--capacity goes with neither --service-time nor --concurrency", 2);
  if (serviceTime !== undefined) return ((concurrency ?? 1) * 1000) / serviceTime;
  return undefined;
}

function startingAt(load: RecordedLoad, at: number | undefined): RecordedLoad {
  if (at !== undefined && load.startsAt !== undefined)
    throw new UserError("--start goes with no file that has times of the clock; leave it out", 2);
  return { ...load, startsAt: load.startsAt ?? at };
}
