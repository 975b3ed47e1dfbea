import { entriesOf } from "../../../model/settings/entries";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { AutoscalingShape } from "./schema";

type Scaling = ValidPart<AutoscalingShape>;

/** An autoscaler has one behaviour for all of its metrics. */
function sameDirection({ cpu, requestsPerTarget }: Scaling, say: Report): void {
  if (cpu?.disableScaleIn === undefined || requestsPerTarget?.disableScaleIn === undefined) return;
  if (cpu.disableScaleIn === requestsPerTarget.disableScaleIn) return;
  say(["requestsPerTarget", "disableScaleIn"], {
    problem: "an autoscaler takes nodes away for all of its metrics or for none",
    fix: `write ${cpu.disableScaleIn} here too`,
  });
}

/** KEDA's scalers read no metric of pods that an adapter serves. */
function countedByQuery({ requestsPerTarget, triggers = {} }: Scaling, say: Report): void {
  if (requestsPerTarget === undefined || Object.keys(triggers).length === 0) return;
  say(["requestsPerTarget"], {
    problem: "beside triggers KEDA makes the autoscaler, and reads no metric of pods",
    fix: "count requests with a trigger of type prometheus",
  });
}

/** Source: KEDA, cron scaler: equal times are refused. */
function spans({ triggers }: Scaling, say: Report): void {
  for (const [key, one] of entriesOf(triggers)) {
    if (one.type !== "cron" || one.start === undefined || one.start !== one.end) continue;
    say(["triggers", key, "end"], {
      problem: "the same time as start",
      fix: "write when the nodes are needed no more",
    });
  }
}

/** KEDA takes secrets from the pod's variables or a TriggerAuthentication; what stands in metadata every reader of the object sees. */
function noSecrets({ triggers }: Scaling, say: Report): void {
  for (const [key, one] of entriesOf(triggers)) {
    if (one.type !== "source") continue;
    for (const [name, value] of entriesOf(one.metadata)) {
      const isNamed = /password|secret|token|apikey|accesskey|connection(?:string)?$/i.test(name);
      const isLogin = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]+:[^/@\s]+@/i.test(value);
      if (!isLogin && (!isNamed || /FromEnv$/.test(name))) continue;
      say(["triggers", key, "metadata", name], {
        problem: "a credential that every reader of the object sees",
        received: "[hidden]",
        allowed: `authentication with a TriggerAuthentication's name, or ${name}FromEnv with a variable of the nodes`,
      });
    }
  }
}

export const autoscalingRules: SettingsRules<AutoscalingShape> = {
  "one-behaviour": sameDirection,
  "requests-by-query": countedByQuery,
  "cron-spans-time": spans,
  "no-secrets-in-triggers": noSecrets,
};
