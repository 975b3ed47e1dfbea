import { suggest } from "../../../model/settings/suggest";

/** The namespace of everything that a stack's file says to this toolkit. */
const namespace = "vipkit";

/** What is read under it: `vipkit:cluster` and so on. */
export const configNames = ["cluster", "twin", "limits", "reasons", "regions"] as const;
export type ConfigName = (typeof configNames)[number];

export const configKey = (name: ConfigName): string => `${namespace}:${name}`;

const names: readonly string[] = configNames;

/** What is wrong with a configuration key that was probably meant for us, and what to write; undefined for every other key. */
export function strayKey(key: string, project: string, all: readonly string[]): string | undefined {
  const [space = "", name = ""] = key.split(":");
  if (space === namespace) {
    if (names.includes(name)) return undefined;
    const near = nearName(name);
    // A project of that name may have keys of its own.
    if (near === undefined && project === namespace) return undefined;
    return `unknown key; ${near === undefined ? `one of ${names.join(", ")}` : `did you mean ${namespace}:${near}`}`;
  }
  const near = nearName(name);
  if (near === undefined || all.includes(`${namespace}:${near}`)) return undefined;
  // Without a namespace the engine takes a key for the project's own.
  if (space === project && name === near)
    return `not read: a key without a namespace is the project's; write ${namespace}:${near}`;
  return suggest(space, [namespace]) === namespace ? `not read; did you mean ${namespace}:${near}` : undefined;
}

const nearName = (name: string): string | undefined =>
  suggest(name, names) ??
  names.find((known) => `${known}s` === name.toLowerCase() || known === `${name.toLowerCase()}s`);

/** A key of ours that is probably misspelt, of those that a program without a spec has: nothing else would read it. */
export function strayTwinKey(key: string): string | undefined {
  const [space = "", name = ""] = key.split(":");
  if (space !== namespace || names.includes(name)) return undefined;
  const near = nearName(name);
  return near === "twin" || near === "regions" ? `unknown key; did you mean ${namespace}:${near}` : undefined;
}

/** Keys under `aws:` that the provider knows (@pulumi/aws 7.48.0, config/vars.d.ts). */
const providerNames = [
  ...["accessKey", "allowedAccountIds", "assumeRoleWithWebIdentity", "assumeRole", "assumeRoles", "customCaBundle"],
  ...["defaultTags", "ec2MetadataServiceEndpoint", "ec2MetadataServiceEndpointMode", "endpoints"],
  ...["forbiddenAccountIds", "httpProxy", "httpsProxy", "ignoreTags", "insecure", "maxRetries", "noProxy", "profile"],
  ...["region", "retryMode", "s3UsEast1RegionalEndpoint", "s3UsePathStyle", "secretKey", "sharedConfigFiles"],
  ...["sharedCredentialsFiles", "skipCredentialsValidation", "skipMetadataApiCheck", "skipRegionValidation"],
  ...["skipRequestingAccountId", "stsRegion", "tagPolicyCompliance", "token", "tokenBucketRateLimiterCapacity"],
  ...["useDualstackEndpoint", "useFipsEndpoint", "userAgents"],
];

/** A key of the provider that is probably misspelt: the provider refuses it when it starts, and an explicit one never reads it. */
export function strayProviderKey(key: string): string | undefined {
  const [space = "", name = ""] = key.split(":");
  if (space !== "aws" || providerNames.includes(name)) return undefined;
  const near = suggest(name, providerNames);
  return near === undefined ? undefined : `the provider knows no such key; did you mean aws:${near}`;
}
