import type { Path } from "./path";

/** Settings that may be encrypted: they reach the provider and nothing else. */
const mayBeSecret: readonly RegExp[] = [/^cluster\.provider\.(?:accessKey|secretKey)$/];

/** Where a value ends in clear, by the beginning of its path. */
const ends: readonly (readonly [RegExp, string])[] = [
  [/^cluster\.nodeGroups\.[^.]+\.workload\b/, "it would stand in clear in the nodes' user data"],
  [/\btags\b/, "it would stand in clear in tags"],
  [/^cluster\.loadBalancer\b/, "it would stand in clear in the balancer's configuration"],
];

const instead =
  "keep it as a SecureString of SSM Parameter Store or in Secrets Manager, and let the nodes fetch it when they start: workload.secrets: { DB_PASSWORD: { parameter: /shop/db-password } }, or { secret: shop/db, key: password }";

/** Why a setting must not be encrypted, and what to do; undefined where it may be. The path's first step is the key: `cluster`. */
export function refuseSecret(path: Path): string | undefined {
  const text = path.join(".");
  if (mayBeSecret.some((pattern) => pattern.test(text))) return undefined;
  if (path.length === 1) {
    return `encrypted as a whole, and it decides names, tags and user data, which are readable; encrypt none of it: ${instead}`;
  }
  if (/^cluster\.loadBalancer\.(?:.*\.)?clientSecret$/.test(text)) {
    return "encrypted, and settings stand in clear in the state; name where the secret lies: clientSecret: { parameter: /shop/oidc } in SSM Parameter Store, or { secret: shop/oidc } in Secrets Manager";
  }
  const where =
    ends.find(([pattern]) => pattern.test(text))?.[1] ??
    "it would stand in clear in the stack's state and in the account";
  return `encrypted, and ${where}; ${instead}`;
}

/** For a program that knows only that there is something. */
export const somethingSecret = `holds an encrypted value, which would stand in clear in user data, tags or properties; ${instead}`;
