/** What a predefined security policy of Elastic Load Balancing lets a client negotiate. */
interface TlsPolicy {
  /** Oldest version that it accepts. */
  readonly minimum: "1.0" | "1.1" | "1.2" | "1.3";
  /** `strong`: AEAD ciphers with forward secrecy; `cbc`: CBC ciphers too; `weak`: ciphers without forward secrecy, or with SHA-1. */
  readonly ciphers: "strong" | "cbc" | "weak";
  /** Hybrid key exchange that a quantum computer does not break, for clients that speak it. */
  readonly postQuantum: boolean;
  /** Validated cryptography (FIPS 140-3). */
  readonly fips: boolean;
}

type Variant = "1-0" | "1-1" | "1-2" | "1-2-Res" | "1-2-Ext0" | "1-2-Ext1" | "1-2-Ext2" | "1-3";

const variants: Readonly<Record<Variant, Pick<TlsPolicy, "minimum" | "ciphers">>> = {
  "1-0": { minimum: "1.0", ciphers: "weak" },
  "1-1": { minimum: "1.1", ciphers: "weak" },
  "1-2": { minimum: "1.2", ciphers: "cbc" },
  "1-2-Res": { minimum: "1.2", ciphers: "strong" },
  "1-2-Ext0": { minimum: "1.2", ciphers: "weak" },
  "1-2-Ext1": { minimum: "1.2", ciphers: "weak" },
  "1-2-Ext2": { minimum: "1.2", ciphers: "weak" },
  "1-3": { minimum: "1.3", ciphers: "strong" },
};

/** Suffix of each generation, and the variants that it has. */
const generations: Readonly<Record<string, readonly Variant[]>> = {
  "2021-06": ["1-0", "1-1", "1-2", "1-2-Res", "1-2-Ext1", "1-2-Ext2", "1-3"],
  "PQ-2025-09": ["1-0", "1-2", "1-2-Res", "1-2-Ext1", "1-2-Ext2", "1-3"],
  "FIPS-2023-04": ["1-0", "1-1", "1-2", "1-2-Res", "1-2-Ext0", "1-2-Ext1", "1-2-Ext2", "1-3"],
  "FIPS-PQ-2025-09": ["1-0", "1-2", "1-2-Res", "1-2-Ext0", "1-2-Ext1", "1-2-Ext2", "1-3"],
};

const generated = Object.entries(generations).flatMap(([suffix, names]) =>
  names.map((variant): [string, TlsPolicy] => [
    `ELBSecurityPolicy-TLS13-${variant}-${suffix}`,
    { ...variants[variant], postQuantum: suffix.includes("PQ"), fips: suffix.includes("FIPS") },
  ]),
);

const old = { postQuantum: false, fips: false } as const;
/** RFC 9151 (CNSA 1.0) is about 1.2 and 1.3 with 256-bit ciphers; the INTEROP ones take other clients too, the fourth without forward secrecy. */
const cnsa = { minimum: "1.2", ciphers: "cbc", postQuantum: false, fips: true } as const;

/**
 * Every predefined policy by name. Source: Elastic Load Balancing user guides, "Security policies", the same for both kinds of balancer;
 * enumeration SslPolicy of aws-cdk-lib 2.276.0; read 2026-11-30.
 */
export const tlsPolicies: ReadonlyMap<string, TlsPolicy> = new Map<string, TlsPolicy>([
  ...generated,
  ["ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07", { ...cnsa, minimum: "1.3", ciphers: "strong" }],
  ["ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07", { ...cnsa, ciphers: "strong" }],
  ["ELBSecurityPolicy-TLS13-1-2-Ext0-RFC9151-FIPS-2023-07", { ...cnsa, ciphers: "weak" }],
  ["ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07", cnsa],
  ["ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07", cnsa],
  ["ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07", cnsa],
  ["ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07", { ...cnsa, ciphers: "weak" }],
  ["ELBSecurityPolicy-FS-1-2-Res-2020-10", { ...old, minimum: "1.2", ciphers: "strong" }],
  ["ELBSecurityPolicy-FS-1-2-Res-2019-08", { ...old, minimum: "1.2", ciphers: "cbc" }],
  ["ELBSecurityPolicy-FS-1-2-2019-08", { ...old, minimum: "1.2", ciphers: "weak" }],
  ["ELBSecurityPolicy-FS-1-1-2019-08", { ...old, minimum: "1.1", ciphers: "weak" }],
  ["ELBSecurityPolicy-FS-2018-06", { ...old, minimum: "1.0", ciphers: "weak" }],
  ["ELBSecurityPolicy-TLS-1-2-2017-01", { ...old, minimum: "1.2", ciphers: "weak" }],
  ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", { ...old, minimum: "1.2", ciphers: "weak" }],
  ["ELBSecurityPolicy-TLS-1-1-2017-01", { ...old, minimum: "1.1", ciphers: "weak" }],
  ["ELBSecurityPolicy-TLS-1-0-2015-04", { ...old, minimum: "1.0", ciphers: "weak" }],
  ["ELBSecurityPolicy-2016-08", { ...old, minimum: "1.0", ciphers: "weak" }],
  ["ELBSecurityPolicy-2015-05", { ...old, minimum: "1.0", ciphers: "weak" }],
]);

const speaks13 = (name: string): boolean => name.startsWith("ELBSecurityPolicy-TLS13-");

const isOffered = ([name, { minimum, ciphers }]: readonly [string, TlsPolicy]): boolean =>
  speaks13(name) && (minimum === "1.2" || minimum === "1.3") && ciphers !== "weak";

/** What the console chooses for both kinds of balancer: TLS 1.2 and 1.3, strong ciphers, post-quantum key exchange. */
export const defaultTlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** What AWS takes when a listener names no policy, in every way but the console's. */
export const vendorTlsPolicy = "ELBSecurityPolicy-2016-08";

/** Oldest first: the version weighs less than the key exchange, which protects what is recorded today. */
const strengthOf = ({ minimum, ciphers, postQuantum }: TlsPolicy): number =>
  ["1.0", "1.1", "1.2", "1.3"].indexOf(minimum) * 3 +
  ["weak", "cbc", "strong"].indexOf(ciphers) +
  (postQuantum ? 100 : 0);

/** Policies on offer, the strongest first: TLS 1.2 and 1.3, or 1.3 alone, all with forward secrecy. */
export const offeredTlsPolicies: readonly string[] = [...tlsPolicies]
  .filter(isOffered)
  .sort(([, a], [, b]) => strengthOf(b) - strengthOf(a) || Number(a.fips) - Number(b.fips))
  .map(([name]) => name);

/** What a known policy accepts that it should not; nothing for a policy on offer and for a name that is no policy. */
export function tlsPolicyWeakness(name: string): string | undefined {
  const policy = tlsPolicies.get(name);
  if (policy === undefined || isOffered([name, policy])) return undefined;
  if (policy.minimum === "1.0") return "it accepts TLS 1.0";
  if (policy.minimum === "1.1") return "it accepts TLS 1.1";
  return speaks13(name) ? "it accepts ciphers without forward secrecy or with SHA-1" : "it lacks TLS 1.3";
}

/** Why a policy is not on offer, and what to use; nothing for a name that is no policy. */
export function tlsPolicyAdvice(name: string): string | undefined {
  const weakness = tlsPolicyWeakness(name);
  return weakness === undefined ? undefined : `${weakness}: use ${defaultTlsPolicy}`;
}

/** Rank among all policies, the higher the stronger: post-quantum key exchange first, then version, then ciphers. Undefined for other names. */
export function tlsStrength(name: unknown): number | undefined {
  const policy = typeof name === "string" ? tlsPolicies.get(name) : undefined;
  return policy === undefined ? undefined : strengthOf(policy);
}

/** What one policy lacks of another, in words: each of its qualities by itself, as 1.3 alone does not make up for a lost key exchange. */
export function tlsLoss(one: unknown, other: unknown): string | undefined {
  const [own, its] = [one, other].map((name) => (typeof name === "string" ? tlsPolicies.get(name) : undefined));
  if (own === undefined || its === undefined) return undefined;
  const lost = [
    own.postQuantum < its.postQuantum ? "no post-quantum key exchange" : undefined,
    own.minimum < its.minimum ? `TLS ${own.minimum} is accepted` : undefined,
    strengthOf({ ...own, minimum: "1.2", postQuantum: false }) <
    strengthOf({ ...its, minimum: "1.2", postQuantum: false })
      ? "weaker ciphers are accepted"
      : undefined,
    own.fips < its.fips ? "no FIPS-validated cryptography" : undefined,
  ].filter((text) => text !== undefined);
  return lost.length === 0 ? undefined : lost.join(", ");
}
