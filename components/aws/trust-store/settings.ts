import type { z } from "zod";
import { ruled } from "../../../model/settings/rule";
import { perLimits } from "../../../platforms/aws/limits";
import { trustStoreCautions, trustStoreRules } from "./rules";
import { trustStoreShape } from "./schema";

/** The settings of one trust store: whose client certificates a listener lets in. */
export const trustStoreSettings = perLimits((limits) =>
  ruled(trustStoreShape(limits), trustStoreRules(limits), trustStoreCautions(limits)),
);

export type TrustStoreSettings = z.output<ReturnType<typeof trustStoreSettings>>;
export type TrustStoreInput = z.input<ReturnType<typeof trustStoreSettings>>;
