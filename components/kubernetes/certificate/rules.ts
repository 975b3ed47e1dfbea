import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { CertificateShape } from "./schema";

type Certificate = ValidPart<CertificateShape>;

/** A common name has 64 characters at the most. Source: RFC 5280, upper bounds. */
const longestCommonName = 64;

/** Every name of a certificate that is to be requested, the main one first; nothing for one that exists. */
export function certifiedNames(certificate: Certificate): readonly string[] {
  if (!("domainName" in certificate)) return [];
  return [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])].filter((name) => name !== undefined);
}

function commonName(certificate: Certificate, say: Report): void {
  if (!("domainName" in certificate) || certificate.domainName === undefined) return;
  if (certificate.domainName.length <= longestCommonName) return;
  say(["domainName"], {
    problem: "too long for a certificate's main name",
    allowed: `up to ${longestCommonName} characters (RFC 5280)`,
    fix: "put a shorter name here, and this one under subjectAlternativeNames",
  });
}

function repeats(certificate: Certificate, say: Report): void {
  if (!("domainName" in certificate)) return;
  const names = (certificate.subjectAlternativeNames ?? []).map((name) => name?.toLowerCase());
  entryRepeats(names, ["subjectAlternativeNames"], say);
  for (const [index, name] of names.entries()) {
    if (name === undefined || name !== certificate.domainName?.toLowerCase()) continue;
    say(["subjectAlternativeNames", index], { problem: "the main name already", fix: "drop it" });
  }
}

export const certificateRules: SettingsRules<CertificateShape> = {
  "common-name-length": commonName,
  "names-distinct": repeats,
};
