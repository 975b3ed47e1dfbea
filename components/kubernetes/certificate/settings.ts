import { ruled } from "../../../model/settings/rule";
import { once } from "../once";
import { certificateRules } from "./rules";
import { certificateShape } from "./schema";

/** The settings of a certificate: a new one of cert-manager, or a Secret that exists. */
export const certificateSettings = once(() => ruled(certificateShape(), certificateRules));
