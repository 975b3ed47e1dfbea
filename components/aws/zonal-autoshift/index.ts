import * as arczonalshift from "@pulumi/aws/arczonalshift";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, type Limits, limitsWith } from "../../../platforms/aws/limits";
import { type Problem, parseArgs, refuse } from "../../errors";
import { type Transforms, transformed } from "../../transform";
import type { ZonalAutoshiftInput } from "./inputs";
import type { ZonalAutoshiftSettings } from "./resolved";
import { zonalAutoshiftSettings } from "./settings";

type Alarms = Readonly<Record<string, pulumi.Input<string>>>;

export interface ZonalAutoshiftRoles {
  configuration: arczonalshift.ZonalAutoshiftConfigurationArgs;
}

export interface ZonalAutoshiftWiring {
  /** ARN of the load balancer, whose enableZonalShift must be on. */
  readonly resourceArn: pulumi.Input<string>;
  /** ARNs of the CloudWatch alarms that end a practice run as failed, by name: what clients see. One to ten. */
  readonly outcomeAlarms: Alarms;
  /** ARNs of alarms during which no practice run begins, by name. Ten at most. */
  readonly blockingAlarms?: Alarms;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<ZonalAutoshiftRoles> | undefined;
}

export type ZonalAutoshiftArgs = ZonalAutoshiftInput & ZonalAutoshiftWiring;

/**
 * Zonal autoshift: AWS moves a balancer's traffic away from a zone in which it sees a fault, and practises that every week.
 *
 * ```ts
 * new ZonalAutoshift("shop", {
 *   resourceArn: balancer.arn, outcomeAlarms: { errors: errors.arn }, blockedWindows: ["Fri:17:00-Mon:08:00"],
 * });
 * ```
 *
 * **Creates** the configuration of the balancer: its practice runs, with their alarms and windows, and whether autoshift is on.
 *
 * **Costs**: nothing by itself; the other zones carry the whole load for half an hour of each practice run.
 *
 * **When something fails**: AWS shifts for as long as it sees the zone's fault. When AWS begins is not promised, so the budget counts no shift. What is left without a zone is what
 * `objectives.capacityAfterZoneLoss` promises: without spare capacity a practice run is an outage, which the outcome alarms end. The twin makes
 * the configuration and shifts nothing.
 *
 * **Stable**: a change of the balancer replaces the configuration.
 */
export class ZonalAutoshift extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: ZonalAutoshiftSettings;

  constructor(name: string, args: ZonalAutoshiftArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { resourceArn, outcomeAlarms, blockingAlarms = {}, limits: overrides, transform, ...input } = args;
    const limits = limitsWith(overrides);
    const subject = { type: "ZonalAutoshift", name };
    const settings = parseArgs(zonalAutoshiftSettings(limits), input, subject);
    refuse(subject, [
      ...alarmProblems("outcomeAlarms", outcomeAlarms, limits, 1),
      ...alarmProblems("blockingAlarms", blockingAlarms, limits, 0),
    ]);
    super("vipkit:zonal-autoshift:ZonalAutoshift", name, settings, opts);
    this.settings = settings;
    const { enabled, allowedWindows, blockedWindows, blockedDates } = settings;
    const child = `${name}-autoshift`;
    new arczonalshift.ZonalAutoshiftConfiguration(
      child,
      transformed(transform?.configuration, child, {
        resourceArn,
        zonalAutoshiftStatus: enabled ? "ENABLED" : "DISABLED",
        outcomeAlarms: conditionsOf(outcomeAlarms),
        ...(Object.keys(blockingAlarms).length === 0 ? {} : { blockingAlarms: conditionsOf(blockingAlarms) }),
        ...(allowedWindows.length === 0 ? {} : { allowedWindows }),
        ...(blockedWindows.length === 0 ? {} : { blockedWindows }),
        ...(blockedDates.length === 0 ? {} : { blockedDates }),
      }),
      { parent: this },
    );
    this.registerOutputs({});
  }
}

const conditionsOf = (alarms: Alarms) =>
  sorted(alarms).map(([, alarmIdentifier]) => ({ alarmIdentifier, type: "CLOUDWATCH" }));

function alarmProblems(path: string, alarms: Alarms, limits: Limits, fewest: number): readonly Problem[] {
  const [count, { max }] = [Object.keys(alarms).length, limits["arc.alarms"]];
  if (count >= fewest && count <= max) return [];
  const fix = count < fewest ? "name one that tells when clients notice" : "join several in a composite alarm";
  return [{ path, message: `names ${count} alarms; allowed: ${fewest} to ${max} (limit arc.alarms); ${fix}` }];
}
