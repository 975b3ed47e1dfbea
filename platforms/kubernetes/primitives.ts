import type { z } from "zod";
import { formed, rangeOf, textUpTo, textWithin, within } from "../../model/settings/primitives";
import { type KubernetesLimitKey, kubernetesLimits } from "./limits";

/** A limit as messages say it: `1 to 900 seconds`. */
export const kubernetesRange = (key: KubernetesLimitKey): string => rangeOf(kubernetesLimits[key]);

/**
 * A whole number inside a limit. No stack overrides limits of Kubernetes, so their keys are no part of a message. `text` says what is allowed
 * when that is more than the limit's range.
 */
export const wholeWithin = (key: KubernetesLimitKey, text = kubernetesRange(key)): z.ZodNumber =>
  within(kubernetesLimits, key, text);

/** Text of a limit's length, that is not empty. */
export const textOf = (key: KubernetesLimitKey, what: string): z.ZodString => textWithin(kubernetesLimits, key, what);

/** Text up to a limit's length, empty or not. */
export const anyTextOf = (key: KubernetesLimitKey, what: string): z.ZodString => textUpTo(kubernetesLimits, key, what);

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** A host name in lower case, as a part of a regular expression. Source: Gateway API, PreciseHostname. */
export const hostName = `[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*`;

/** The name of a namespace or a service: RFC 1123, one label. */
export const labelName = (what: string) =>
  formed(new RegExp(`^${label}$`), `${what}: letters, digits and hyphens, lower case, up to 63 characters`);

/** The name of most objects: RFC 1123, labels with dots. */
export const objectName = (what: string) =>
  formed(
    new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*$`),
    `${what}: letters, digits, hyphens and dots, lower case, up to 253 characters`,
  );
