import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

interface NameRule {
  /** Longest name the vendor takes, in characters. */
  readonly max: number;
  /** Characters that may not stand in the name; each run of them becomes one hyphen. */
  readonly forbidden: RegExp;
  /** What the whole name may not start with. */
  readonly reservedPrefix?: string;
  readonly lowercase?: boolean;
}

const wordCharacters = /[^A-Za-z0-9-]+/g;

/** Length and alphabet per kind. Sources: AWS service models elbv2, autoscaling, ec2, iam, logs, s3, backup, wafv2 (botocore 1.44.5), sns, cloudwatch, events, chatbot (botocore 1.44.8). */
const rules = {
  loadBalancer: { max: 32, forbidden: wordCharacters, reservedPrefix: "internal-" },
  // Source: Global Accelerator developer guide, creating an accelerator: 64 characters, the model of the service says 255.
  accelerator: { max: 64, forbidden: wordCharacters },
  targetGroup: { max: 32, forbidden: wordCharacters },
  trustStore: { max: 32, forbidden: wordCharacters },
  webAcl: { max: 128, forbidden: wordCharacters },
  ipSet: { max: 128, forbidden: wordCharacters },
  autoscalingGroup: { max: 255, forbidden: wordCharacters },
  // Source: ECS API, CreateCluster, CreateService and RegisterTaskDefinition.
  containerService: { max: 255, forbidden: wordCharacters },
  launchTemplate: { max: 128, forbidden: wordCharacters },
  securityGroup: { max: 255, forbidden: wordCharacters, reservedPrefix: "sg-" },
  role: { max: 64, forbidden: wordCharacters },
  policy: { max: 128, forbidden: wordCharacters },
  instanceProfile: { max: 128, forbidden: wordCharacters },
  logGroup: { max: 512, forbidden: /[^A-Za-z0-9_./#-]+/g },
  backupVault: { max: 50, forbidden: wordCharacters },
  patching: { max: 128, forbidden: wordCharacters },
  document: { max: 128, forbidden: wordCharacters },
  backupPlan: { max: 50, forbidden: wordCharacters },
  bucket: { max: 63, forbidden: wordCharacters, lowercase: true },
  topic: { max: 256, forbidden: wordCharacters },
  alarm: { max: 255, forbidden: wordCharacters },
  dashboard: { max: 255, forbidden: wordCharacters },
  eventRule: { max: 64, forbidden: wordCharacters },
  chat: { max: 128, forbidden: wordCharacters },
  alias: { max: 256, forbidden: /[^A-Za-z0-9/_-]+/g },
} as const satisfies Record<string, NameRule>;

/** The kinds of physical name that have a length budget. */
export type NameKind = keyof typeof rules;

/** Plain values that decide a name; anything that is only known after creation has no place here. */
type NameIdentity = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

const hashLength = 8;

/** The same text for the same values, in whatever order the keys were written. */
function canonical(identity: NameIdentity): string {
  return JSON.stringify(
    Object.entries(identity)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** First 8 hexadecimal digits of the SHA-256 of the values: equal values, equal digits. */
export function identityHash(identity: NameIdentity): string {
  return createHash("sha256").update(canonical(identity)).digest("hex").slice(0, hashLength);
}

function cleaned(base: string, rule: NameRule, length: number): string {
  const text = (rule.lowercase === true ? base.toLowerCase() : base)
    .replace(rule.forbidden, "-")
    .replace(/-{2,}/g, "-");
  return text.slice(0, length).replace(/^-+|-+$/g, "");
}

/**
 * `<base>-<hash>` within the kind's length budget, starting and ending with a letter or digit. Pure: `physicalName` adds the stack.
 * The base is cut, never the hash, so two long bases with different identities keep different names.
 */
export function planName(kind: NameKind, base: string, identity: NameIdentity): string {
  const rule: NameRule = rules[kind];
  const suffix = `-${identityHash(identity)}`;
  const named = (text: string) => `${cleaned(text, rule, rule.max - suffix.length) || "vip"}${suffix}`;
  const name = named(base);
  const reserved = rule.reservedPrefix !== undefined && name.startsWith(rule.reservedPrefix);
  return reserved ? named(`vip-${base}`) : name;
}

/** A physical name without the hash at its end, which a resource and its replacement share. Pure. */
export const withoutHash = (name: string): string => name.replace(/-[0-9a-f]{8}$/, "");

/** What the physical name of a resource begins with, whatever its hash is by now. Pure. */
export const nameBase = (kind: NameKind, base: string): string => withoutHash(planName(kind, base, {}));

/** What every physical name of a kind begins with whose base begins so, with a star behind it: a pattern for ARNs in policies. Pure. */
export function namePattern(kind: NameKind, start: string): string {
  const rule: NameRule = rules[kind];
  // Not `cleaned`, which takes a hyphen at the end away: `shop-*` is not `shopping`.
  const text = (rule.lowercase === true ? start.toLowerCase() : start)
    .replace(rule.forbidden, "-")
    .replace(/-{2,}/g, "-");
  const cut = text.slice(0, rule.max - hashLength - 1);
  const reserved = rule.reservedPrefix !== undefined && cut.startsWith(rule.reservedPrefix);
  return `${(reserved ? `vip-${cut}` : cut).slice(0, rule.max - hashLength - 1)}*`;
}

/**
 * The name a resource has at the vendor. The identity holds every input whose change replaces the resource: the name then changes exactly
 * when the resource must be replaced, so create-before-delete never meets its own name. Project and stack belong to it as well: two
 * environments in one account never collide.
 */
export function physicalName(kind: NameKind, base: string, identity: NameIdentity): string {
  return planName(kind, base, { ...identity, base, project: pulumi.getProject(), stack: pulumi.getStack() });
}
