import type { SettingsRules } from "../../../model/settings/rule";
import { refuseLongMainName, refuseRepeatedNames } from "../../certificate-names";
import type { CertificateShape } from "./schema";

/** A common name has 64 characters at the most. Source: RFC 5280, upper bounds. */
const longestCommonName = 64;

export const certificateRules: SettingsRules<CertificateShape> = {
  "common-name-length": (certificate, say) =>
    refuseLongMainName(certificate, longestCommonName, `up to ${longestCommonName} characters (RFC 5280)`, say),
  "names-distinct": refuseRepeatedNames,
};
