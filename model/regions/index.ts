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
export { hasZonesPerAccount, isZoneOf, zoneIdOf, zoneLettersOf, zoneNamesOf } from "./zones";
