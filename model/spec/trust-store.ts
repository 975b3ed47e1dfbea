import type { z } from "zod";
import { perLimits } from "../limits";
import { ruled } from "../rule";
import { trustStoreCautions, trustStoreRules } from "../rules/trust-store";
import { trustStoreShape } from "../shape/trust-store";

/** The settings of one trust store: whose client certificates a listener lets in. */
export const trustStoreSettings = perLimits((limits) =>
  ruled(trustStoreShape(limits), trustStoreRules(limits), trustStoreCautions(limits)),
);

export type TrustStoreSettings = z.output<ReturnType<typeof trustStoreSettings>>;
export type TrustStoreInput = z.input<ReturnType<typeof trustStoreSettings>>;
