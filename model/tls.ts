/**
 * TLS policies on offer: TLS 1.2 and 1.3, or 1.3 alone, all with forward secrecy. Source: enumeration SslPolicy of aws-cdk-lib, read 2026-11-23.
 * `Res` drops the weaker ciphers, `PQ` adds post-quantum key exchange, `FIPS` is validated cryptography.
 */
export const offeredTlsPolicies = [
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09",
] as const;

export const defaultTlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

const oldVersions = /^ELBSecurityPolicy-(?:2015|2016-08|TLS-1-0-|TLS-1-1-|FS-2018-06|FS-1-1-|TLS13-1-0-|TLS13-1-1-)/;
const oldCiphers = /^ELBSecurityPolicy-(?:TLS-1-2-|FS-1-2-|TLS13-1-2-Ext)/;

/** Why a policy is not on offer, and what to use; nothing for a name that is no policy. */
export function tlsPolicyAdvice(name: string): string | undefined {
  if (oldVersions.test(name)) return `it accepts TLS 1.0 or 1.1: use ${defaultTlsPolicy}`;
  if (oldCiphers.test(name)) return `it lacks TLS 1.3 or accepts weak ciphers: use ${defaultTlsPolicy}`;
  return undefined;
}

/** 1.3 alone above strong ciphers only, above the rest on offer; undefined for what is no offered policy. */
export function tlsStrength(name: unknown): number | undefined {
  const policy = offeredTlsPolicies.find((offered) => offered === name);
  if (policy === undefined) return undefined;
  return policy.includes("TLS13-1-3") ? 2 : policy.includes("-Res-") ? 1 : 0;
}
