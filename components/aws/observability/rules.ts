import { entriesOf } from "../../../model/settings/entries";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import type { ObservabilityShape } from "./schema";
import { burnFactor, burnRates, burnThreshold } from "./slo";

type Observability = ValidPart<ObservabilityShape>;
type Urgency = "page" | "ticket";

/** Told by the alarm "VIP at risk". */
const paging = new Set(["noHealthyNode", "balancerErrors", "rejectedConnections"]);

/** Options that make alarms of an urgency, where they are on. */
function alarmedOn({ alarms, slo }: Observability): Readonly<Record<Urgency, readonly string[]>> {
  const on = Object.entries(alarms ?? {}).filter(([, value]) => value !== undefined && value !== false);
  const keys = (isPage: boolean) => on.filter(([key]) => paging.has(key) === isPage).map(([key]) => `alarms.${key}`);
  const objective = slo === undefined ? [] : ["slo"];
  return { page: [...keys(true), ...objective], ticket: [...keys(false), ...objective] };
}

/** Every alarm is heard: an urgency that is in use has a recipient. */
function heard(settings: Observability, say: Report): void {
  const recipients = Object.values(settings.recipients ?? {});
  if (recipients.some((one) => one === undefined)) return;
  const on = alarmedOn(settings);
  const urgencies: readonly Urgency[] = ["page", "ticket"];
  for (const urgency of urgencies) {
    const isHeard = recipients.some((one) => one?.urgency === "all" || one?.urgency === urgency);
    const unheard = on[urgency];
    if (isHeard || unheard.length === 0) continue;
    say(["recipients"], {
      problem: `no recipient takes a ${urgency}, and ${unheard.join(", ")} ${unheard.length === 1 ? "makes one" : "make some"}`,
      fix: `add one such as { oncall: { email: oncall@example.com, urgency: ${urgency} } }, or switch those off`,
    });
  }
}

/** The cluster's own topic is one of an alarm's actions. */
function fewTopics(settings: Observability, say: Report, limits: Limits): void {
  const { max: mostActions, severity } = limits["cloudwatch.alarm.actions"];
  const topics = entriesOf(settings.recipients).filter(([, one]) => "topic" in one);
  const others = Object.keys(settings.recipients ?? {}).length - topics.length;
  const most = mostActions - (others > 0 ? 1 : 0);
  if (severity === "warning" || topics.length <= most) return;
  say(["recipients"], {
    problem: `${topics.length} topics, and an alarm takes ${mostActions} actions`,
    allowed: `at most ${most} topics here`,
    fix: "subscribe the others to one of them",
  });
}

function latencySays({ alarms }: Observability, say: Report): void {
  const latency = alarms?.latency;
  if (latency === undefined) return;
  const { p95, p99 } = latency;
  if (p95 === undefined && p99 === undefined) {
    say(["alarms", "latency"], { problem: "neither p95 nor p99", fix: "write p99: 1.5, or take latency out" });
  }
  if (p95 !== undefined && p99 !== undefined && p95 > p99) {
    say(["alarms", "latency", "p95"], { problem: `above p99 of ${p99} seconds`, fix: "swap them" });
  }
}

/** A burn rate beyond every request's failing would never be reached. */
function objectiveReachable({ slo }: Observability, say: Report): void {
  const { availability, days } = slo ?? {};
  if (availability === undefined || days === undefined) return;
  const objective = { availability, days };
  for (const rate of burnRates) {
    const threshold = burnThreshold(rate, objective);
    if (threshold < 100) continue;
    const factor = burnFactor(rate, objective);
    const least = Math.ceil((100 - 99 / factor) * 10) / 10;
    say(["slo", "availability"], {
      problem: `the alarm for ${rate.budgetPercent} % of the budget in ${rate.long / 3600} h would need ${threshold} % errors`,
      fix: `write ${least} or more, or fewer days`,
    });
    return;
  }
}

export const observabilityRules = (limits: Limits): SettingsRules<ObservabilityShape> => ({
  "alarms-heard": heard,
  "alarm-topics": (settings, say) => fewTopics(settings, say, limits),
  "latency-percentiles": latencySays,
  "slo-reachable": objectiveReachable,
});
