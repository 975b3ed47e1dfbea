export { deniesEverybody, deniesPlainHttp, isPublic, isWide } from "./access";
export { alwaysHolds, narrowsCallers } from "./conditions";
export { isEverything, matches, matchesAction } from "./pattern";
export {
  concernsAction,
  concernsEveryAction,
  concernsEveryResource,
  concernsPrincipal,
  concernsResource,
  isFields,
  principalName,
  readDocument,
  type Statement,
} from "./statement";
