/** What an object is, as its `apiVersion` and `kind` say. */
export interface ObjectType {
  /** `apps`; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Modules of the SDK that hold no objects of an API. */
const helpers = new Set(["yaml", "helm.sh", "kustomize", "index"]);

/** Object types by token: `kubernetes:apps/v1:Deployment`, `kubernetes:core/v1:Service`, `kubernetes:v1:Service`; undefined for everything else. */
export function objectTypeOf(token: string): ObjectType | undefined {
  const [, module = "", kind = ""] = /^kubernetes:([^:]+):([^:]+)$/.exec(token) ?? [];
  const [first = "", second] = module.split("/");
  if (kind === "" || helpers.has(first)) return undefined;
  const [group, version] = second === undefined ? ["", first] : [first === "core" ? "" : first, second];
  return { group, version, kind };
}

/** The token under which the SDK registers an object type. */
export const tokenOf = ({ group, version, kind }: ObjectType): string =>
  `kubernetes:${group === "" ? "core" : group}/${version}:${kind}`;

/** What an object of the type says of itself as `apiVersion`. */
export const apiVersionOf = ({ group, version }: ObjectType): string =>
  group === "" ? version : `${group}/${version}`;

/** An SDK resource that changes a part of an object which stands already: `DeploymentPatch`. */
export const isPatch = ({ kind }: ObjectType): boolean => /[a-z]Patch$/.test(kind);

/** An SDK resource that holds several objects: `DeploymentList`. */
export const isListKind = ({ kind }: ObjectType): boolean => /[a-z]List$/.test(kind);
