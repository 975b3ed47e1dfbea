export { findRegion, judgeRegion, nearestRegions, regionNames, regionSource } from "./names";
export {
  balancerZoneOf,
  endpointPrefixesOf,
  endpointServiceName,
  logAccountOf,
  logAccounts,
  rootArnOf,
  websiteHostOf,
  websiteZoneOf,
} from "./services";
export { borderGroupOf, hasZonesPerAccount, isZoneOf, type ZoneKind, zoneIdOf, zoneKindOf, zoneNamesOf } from "./zones";
