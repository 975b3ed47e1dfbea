import type { Limits } from "../limits";
import type { Rules, Say, Sound } from "../rule";
import type { CertificateShape } from "../shape/certificate";
import { limitText } from "../shape/primitives";
import { quota } from "./quota";
import { entryRepeats } from "./repeats";

type Certificate = Sound<CertificateShape>;

/** Names of a certificate that is to be requested, the main one first; nothing for one that exists. */
export function certifiedNames(certificate: Certificate): readonly string[] {
  if (!("domainName" in certificate)) return [];
  return [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])].filter((name) => name !== undefined);
}

/** Whether a certificate's name covers a host: a star stands for exactly one label. */
export function covers(name: string, host: string): boolean {
  const [wanted, given] = [host.toLowerCase(), name.toLowerCase()];
  if (wanted === given) return true;
  return given.startsWith("*.") && wanted.slice(wanted.indexOf(".")) === given.slice(1);
}

function commonName(certificate: Certificate, say: Say, limits: Limits): void {
  if (!("domainName" in certificate) || certificate.domainName === undefined) return;
  if (certificate.domainName.length <= limits["acm.commonName.length"].max) return;
  const allowed = limitText(limits, "acm.commonName.length");
  const fix = "put a shorter name here, and this one under subjectAlternativeNames";
  say(["domainName"], { problem: "too long for a certificate's main name", allowed, fix });
}

function repeats(certificate: Certificate, say: Say): void {
  if (!("domainName" in certificate)) return;
  const names = certificate.subjectAlternativeNames ?? [];
  entryRepeats(names, ["subjectAlternativeNames"], say);
  for (const [index, name] of names.entries()) {
    if (name === undefined || name !== certificate.domainName) continue;
    say(["subjectAlternativeNames", index], { problem: "the main name already", fix: "drop it" });
  }
}

export const certificateRules = (limits: Limits): Rules<CertificateShape> => ({
  "common-name-length": (certificate, say) => commonName(certificate, say, limits),
  "names-distinct": repeats,
});

export const certificateCautions = (limits: Limits): Rules<CertificateShape> => ({
  "names-quota": (certificate, say) =>
    quota(limits, "warning", say)("acm.names.quota", Math.max(1, certifiedNames(certificate).length), [
      "subjectAlternativeNames",
    ]),
});
