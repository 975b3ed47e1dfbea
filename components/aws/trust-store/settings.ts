import { ruled } from "../../../model/settings/rule";
import { perLimits } from "../../../platforms/aws/limits";
import { trustStoreCautions, trustStoreRules } from "./rules";
import { trustStoreShape } from "./schema";

/** The settings of one trust store: whose client certificates a listener lets in. */
export const trustStoreSettings = perLimits((limits) =>
  ruled(trustStoreShape(limits), trustStoreRules(limits), trustStoreCautions(limits)),
);
