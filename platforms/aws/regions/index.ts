export {
  findRegion,
  judgeRegion,
  nearestRegions,
  type RegionFinding,
  type RegionJudgement,
  regionNames,
  regionSource,
} from "./names";
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
export {
  borderGroupOf,
  hasZonesPerAccount,
  isZoneOf,
  type ZoneKind,
  zoneIdOf,
  zoneKindOf,
  zoneLettersOf,
  zoneNamesOf,
} from "./zones";
