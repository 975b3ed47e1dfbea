import type { Program } from "../fixture";
import { acceleratorRelations } from "./accelerators";
import { alarmRelations } from "./alarms";
import { backupRelations } from "./backups";
import { balancerRelations } from "./balancers";
import { bucketRelations } from "./buckets";
import { identityRelations } from "./identities";
import { nameRelations } from "./names";
import { networkRelations } from "./networks";
import { optionRelations } from "./options";
import { scalingRelations } from "./scaling";
import { scheduleRelations } from "./schedules";

/** Small programs around one rule: what it must let pass, and what it must find. */
export interface Relation {
  /** Correct programs; the rule judges a resource of the first. */
  readonly sound: readonly Program[];
  /** Programs that hang on what another one makes, by what that is: the verdict on the resource is unknown. */
  readonly outside?: Readonly<Record<string, { readonly resource: string; readonly program: Program }>>;
  /** By what is wrong in them. */
  readonly broken: Readonly<Record<string, { readonly resource: string; readonly program: Program }>>;
}

/** By rule. */
export const relations: Readonly<Record<string, Relation>> = {
  ...acceleratorRelations,
  ...alarmRelations,
  ...backupRelations,
  ...balancerRelations,
  ...bucketRelations,
  ...identityRelations,
  ...nameRelations,
  ...networkRelations,
  ...optionRelations,
  ...scalingRelations,
  ...scheduleRelations,
};
