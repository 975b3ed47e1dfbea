export { isPlayedByTwin } from "./clusters";
export {
  actionsOf,
  actionsProperty,
  countTargets,
  type ForwardRoute,
  forwardedTo,
  forwardRoutes,
  routesFrom,
  routesTo,
} from "./forward-routes";
export { checkProtocolOf, readCheckCounts } from "./health-checks";
export { listenerProtocol } from "./listeners";
export { makersBehind, targetGroupsOf } from "./members";
export { fewestNodes, mostNodes } from "./node-counts";
export { balancerZones, zoneNamesBehind, zonesBehind } from "./zones";
