export { describeRegion, judgeRegion, nearestRegions, type RegionJudgement, regionNames, regionSource } from "./names";
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
