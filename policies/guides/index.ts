import { applicationBalancers, networkBalancers } from "./balancing";
import { autoScaling, launchTemplates } from "./compute";
import { certificates, names, networks } from "./network";
import { alarms, backups, identities, keys, storage, topics } from "./security";
import type { VendorGuide } from "./types";

/** User guides of the vendor that were read for what they warn of (their notes, considerations and troubleshooting), 2026-11-30. */
export const guides: readonly VendorGuide[] = [
  applicationBalancers,
  networkBalancers,
  autoScaling,
  launchTemplates,
  networks,
  names,
  certificates,
  keys,
  identities,
  storage,
  alarms,
  topics,
  backups,
];
