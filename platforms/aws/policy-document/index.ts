export { admitsAnybody, deniesEverybody, deniesPlainHttp, isPublic, isWide } from "./access";
export { alwaysHolds, narrowsCallers } from "./conditions";
export { isEverything, matches, matchesAction } from "./pattern";
export {
  concernsAction,
  concernsEveryAction,
  concernsEverybody,
  concernsEveryResource,
  concernsPrincipal,
  concernsResource,
  isFields,
  type NotYet,
  principalName,
  readDocument,
  type Statement,
} from "./statement";
