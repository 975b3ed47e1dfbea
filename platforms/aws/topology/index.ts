export { trafficTypes } from "../catalog/traffic-types";
export { clusterAround, isPlayedByTwin } from "./clusters";
export { actionsOf, actionsProperty, type Way, waysFrom, waysInto, waysOf } from "./forwards";
export { checkProtocolOf } from "./health-checks";
export { scalingGroupsBehind, targetGroupsOf } from "./members";
export { fewestNodes, mostNodes } from "./node-counts";
export { zoneNamesBehind, zonesBehind } from "./zones";
