import { z } from "zod";
import type { LimitKey, Limits } from "../limits";

/** A whole number inside a vendor limit. */
export const within = (limits: Limits, key: LimitKey) => z.int().min(limits[key].min).max(limits[key].max);

/** The user's name for an entry of a map: it becomes part of resource names, so it is short and DNS-safe. */
export const key = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/);

export const cidr = z.string();

/** A map keyed by the user's names; order means nothing. */
export const mapOf = <T extends z.ZodType>(value: T) => z.record(key, value);
