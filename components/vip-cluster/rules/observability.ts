import { entriesOf } from "../../../model/settings/entries";
import type { Report } from "../../../model/settings/rule";
import { uncounted, uncountedBy } from "../../aws/observability/problems";
import type { Cluster } from "./references";

/** A network load balancer counts neither answers nor their times. */
export function countedAnswers({ loadBalancer, observability }: Cluster, say: Report): void {
  const type = loadBalancer?.type;
  if (observability === undefined || type === undefined) return;
  for (const path of uncounted({ alarms: observability.alarms ?? {}, slo: observability.slo }, type))
    say(["observability", ...path.split(".")], uncountedBy);
}

/** An alarm publishes to topics of its own region only. Source: CloudWatch user guide, "Notifying users on alarm changes", read 2026-11-30. */
export function alarmTopics({ region, observability }: Cluster, say: Report): void {
  if (region === undefined) return;
  for (const [key, recipient] of entriesOf(observability?.recipients)) {
    const topic = "topic" in recipient ? recipient.topic : undefined;
    const its = topic?.split(":")[3];
    if (its === undefined || its === region) continue;
    say(["observability", "recipients", key, "topic"], {
      problem: `in region ${its}, and alarms of ${region} publish in ${region}`,
      fix: `name a topic in ${region}`,
    });
  }
}
