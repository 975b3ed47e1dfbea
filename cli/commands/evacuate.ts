import { setTimeout as sleep } from "node:timers/promises";
import { commandLine } from "../../model/command-line";
import { suggest } from "../../model/settings/suggest";
import { UserError } from "../../model/user-error";
import { type GroupBefore, type GroupVerdict, judgeEvacuation, remedies } from "../../operate/evacuate/judge";
import { describeStanding, type EvacuationDriver, runEvacuation } from "../../operate/evacuate/run";
import { zoneNamed } from "../../operate/evacuate/zone";
import { refusedZone } from "../../operate/evacuate/zones-left";
import { defineCommand } from "../command/define";
import { flag, text } from "../command/parameters";
import { chooseStack } from "../command/stacks";
import { refuseDuringDrill } from "../drill/lease";
import { type EvacuationPlace, evacuationPlace } from "../evacuate/place";
import { untilInterrupted } from "../interrupted";
import { toJson } from "../json";
import { print } from "../output";

interface Said {
  readonly zone: string;
  readonly isReturn: boolean;
  readonly launchesFirst: boolean;
  readonly json: boolean;
}

/** `vipkit evacuate`: leaves a zone, balancers and nodes, or takes it back. */
export const evacuateCommand = defineCommand({
  name: "evacuate",
  summary: "leave a zone, balancers and nodes together, or take it back, and wait until that is done",
  details: [
    "What it does on each platform, and what it refuses: [leaving a zone](../evacuation.md).",
    "It is refused, with the figures, where the nodes outside the zone do not carry the load: `objectives.nodesNeeded`, or the group's `minSize`.",
    "Ctrl-C ends the waiting; the zone stays as it was ordered, and the same command waits for it again.",
  ],
  stack: "one",
  among: "twin",
  json: "how it stands, for machines; progress goes to standard error",
  options: {
    zone: text("zone", "the zone, such as eu-west-1a or its last letter; with --return the only one that is left"),
    return: flag("take it back: nodes and clients are let in again"),
    launchFirst: flag("let it serve until as many nodes are healthy in the other zones, in place of leaving at once"),
  },
  examples: [
    { line: "evacuate --zone a", says: "no client, no new request and no node in zone a" },
    { line: "evacuate local --zone eu-west-1a --launch-first", says: "once the other zones have as many nodes" },
    { line: "evacuate --zone a --return", says: "and back" },
  ],
  async run({ zone, return: isReturn = false, launchFirst = false, json = false, ...request }) {
    if (isReturn && launchFirst) throw new UserError("--return and --launch-first: leave one out", 2);
    const files = chooseStack({ ...request });
    const place = evacuationPlace(files);
    if ("refused" in place) {
      const named = await place.refused(zone, { isReturn, launchesFirst: launchFirst });
      if (json) print(toJson(named.answer));
      throw new UserError(named.message);
    }
    const said = { zone: await chooseZone(place, zone, isReturn), isReturn, launchesFirst: launchFirst, json };
    refuseDuringDrill(files, `no zone is ${isReturn ? "taken back" : "left"}`);
    const verdicts = isReturn ? [] : await judge(place, files.stack, said);
    await carryOut(place.driver(said), files.stack, said, verdicts);
  },
});

async function chooseZone(place: EvacuationPlace, said: string | undefined, isReturn: boolean): Promise<string> {
  const { zones, closed } = await place.zones();
  const evacuated = closed.filter(({ why }) => why === "evacuated").map((each) => each.zone);
  const [only, ...others] = evacuated;
  if (said === undefined && isReturn && only !== undefined && others.length === 0) return only;
  if (said === undefined) throw new UserError(`which zone? --zone ${zones.join(", or --zone ")}`, 2);
  const named = zoneNamed(said, zones);
  if (named === undefined) {
    const near = suggest(said, zones);
    const hint = near === undefined ? "" : `; did you mean ${near}`;
    throw new UserError(`--zone ${said}: no zone of this stack; one of ${zones.join(", ")}${hint}`, 2);
  }
  // One that was taken back before is waited for.
  return named;
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** @throws UserError where a group's rest does not carry the load, or too few zones stay open */
async function judge(place: EvacuationPlace, stack: string, said: Said): Promise<readonly GroupVerdict[]> {
  const standing = await place.zones();
  // It is left already: only to be waited for.
  if (standing.closed.some(({ zone, why }) => zone === said.zone && why === "evacuated")) return [];
  const groups: readonly GroupBefore[] = await place.before(said.zone);
  const verdicts = judgeEvacuation(groups, { ...said, launchesFirst: said.launchesFirst || place.launchesFirst });
  const further = refusedZone(said.zone, standing, place.needed);
  const short = verdicts.filter(({ isRefused }) => isRefused);
  if (short.length === 0 && further === undefined) return verdicts;
  const zones = further === undefined ? {} : { zones: further.says };
  if (said.json) print(toJson({ stack, zone: said.zone, outcome: "refused", ...zones, capacity: verdicts }));
  const why = [...(further === undefined ? [] : [further.says]), ...short.map(({ says }) => says)];
  // What takes another zone back is in the first already.
  const fixes = [...(further?.helps ?? []), ...(short.length === 0 ? [] : remedies(verdicts, groups))];
  const head = short.length > 0 ? "the rest would not carry the load" : "too few zones would be open";
  throw new UserError(
    [`${said.zone} is not left: ${head}`, ...indented(why), "what helps:", ...indented(fixes)].join("\n"),
  );
}

async function carryOut(
  driver: EvacuationDriver,
  stack: string,
  said: Said,
  capacity: readonly GroupVerdict[],
): Promise<void> {
  const { zone, isReturn, json } = said;
  const { signal, restore } = untilInterrupted();
  const tell = (line: string): void => {
    if (json) process.stderr.write(`${line}\n`);
    else print(line);
  };
  const call = (more: string) => commandLine(`evacuate ${stack} --zone ${zone}${more}`, process.env);
  for (const { says, isRefused } of capacity) if (!isRefused) tell(says);
  tell(`${stack}: ${zone} is ${isReturn ? "taken back" : "left"}`);
  try {
    const wait = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    const end = await runEvacuation(driver, { zone, isReturn, now: Date.now, signal, tell, sleep: wait });
    const { outcome, standing } = end;
    if (json) print(toJson({ stack, zone, isReturn, outcome, ...standing, capacity }));
    const left = standing === undefined ? "nothing has been seen yet" : describeStanding(standing, zone);
    const stands = isReturn
      ? `${zone} is open again and fills by itself; wait for it: ${call(" --return")}`
      : `${zone} stays evacuated; wait for it: ${call("")}   take it back: ${call(" --return")}`;
    if (outcome === "left") throw new UserError(`left: ${left}\n${stands}`, 130);
    if (outcome === "stalled") throw new UserError(`nothing has changed for 15 minutes: ${left}\n${stands}`);
    if (!json) print(isReturn ? `${zone} is in use again` : `${zone} is evacuated; take it back: ${call(" --return")}`);
  } finally {
    restore();
  }
}
