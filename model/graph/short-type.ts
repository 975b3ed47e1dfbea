/** `aws:lb/targetGroup:TargetGroup` -> `aws:lb:TargetGroup`; `kubernetes:core/v1:Namespace` is what it is. */
export function shortType(type: string): string {
  return type.replace(/^([^:]+):([^/:]+)\/([^:]+):(?=\3$)/i, "$1:$2:");
}
