import { limitText } from "../../../model/settings/primitives";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import type { Limits } from "../../../platforms/aws/limits";
import { quota } from "../../../platforms/aws/quota";
import { certifiedNames, refuseLongMainName, refuseRepeatedNames } from "../../certificate-names";
import type { CertificateShape } from "./schema";

type Certificate = ValidPart<CertificateShape>;

/** Whether a certificate's name covers a host: a star stands for exactly one label. */
export function covers(name: string, host: string): boolean {
  const [wanted, given] = [host.toLowerCase(), name.toLowerCase()];
  if (wanted === given) return true;
  return given.startsWith("*.") && wanted.slice(wanted.indexOf(".")) === given.slice(1);
}

/** The name that ACM proves: a wildcard shares its parent's. */
const provenName = (name: string): string => name.toLowerCase().replace(/^\*\./, "");

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

/** The zone that proves a name: of the longest domain listed that holds it, else the common one. */
export function zoneFor(
  name: string,
  { zoneId, zoneIds }: { readonly zoneId?: string | undefined; readonly zoneIds: Readonly<Record<string, string>> },
): string | undefined {
  const domain = domainOf(name, Object.keys(zoneIds));
  return domain === undefined ? zoneId : zoneIds[domain];
}

function domainOf(name: string, domains: readonly string[]): string | undefined {
  const holding = domains.filter((domain) => isWithin(provenName(name), domain.toLowerCase()));
  return holding.sort((a, b) => b.length - a.length)[0];
}

/** The longest domain that holds both names: a zone holds both only when it is that or above it. */
function commonDomain(one: string, other: string): string {
  const [left, right] = [one.split(".").reverse(), other.split(".").reverse()];
  const end = left.findIndex((label, index) => label !== right[index]);
  return left
    .slice(0, end < 0 ? left.length : end)
    .reverse()
    .join(".");
}

/** Labels of the shortest domain that can have a zone. */
const shortestZone = 2;

/** Every name needs a record in a zone that holds it: Route 53 refuses it anywhere else, after the certificate was requested. */
function zones(certificate: Certificate, say: Report): void {
  if (!("domainName" in certificate)) return;
  const { zoneId, zoneIds } = certificate;
  const domains = Object.keys(zoneIds ?? {});
  if (zoneId === undefined && domains.length === 0) return;
  const placed = [
    { name: certificate.domainName, path: ["domainName"] },
    ...(certificate.subjectAlternativeNames ?? []).map((name, index) => ({
      name,
      path: ["subjectAlternativeNames", index],
    })),
  ].flatMap(({ name, path }) => (name === undefined || domainOf(name, domains) !== undefined ? [] : [{ name, path }]));
  const [first] = placed;
  for (const { name, path } of placed) {
    const proven = provenName(name);
    if (zoneId === undefined) {
      if ("zoneId" in certificate) continue;
      const fix = `add ${proven} or a domain above it to zoneIds, or set zoneId`;
      say(path, { problem: "lies in no zone of zoneIds, so nothing would prove it", fix });
    } else if (first !== undefined && commonDomain(proven, provenName(first.name)).split(".").length < shortestZone) {
      const fix = `name its zone under zoneIds: { ${proven}: Z... }, or drop it`;
      say(path, { problem: `cannot be proven in the zone of ${provenName(first.name)}: no zone holds both`, fix });
    }
  }
}

/** Caution: a zone that proves nothing. */
function idleZones(certificate: Certificate, say: Report): void {
  if (!("domainName" in certificate)) return;
  const domains = Object.keys(certificate.zoneIds ?? {});
  const used = new Set(certifiedNames(certificate).map((name) => domainOf(name, domains)));
  for (const domain of domains.filter((one) => !used.has(one))) {
    say(["zoneIds", domain], { problem: "no name of the certificate lies there", fix: "drop it" });
  }
}

/** Records that stand already are made by something else. */
function recordsOnce(certificate: Certificate, say: Report): void {
  if (!("domainName" in certificate) || certificate.recordsExist !== true) return;
  const { zoneId, zoneIds } = certificate;
  if (zoneId === undefined && Object.keys(zoneIds ?? {}).length === 0) return;
  const fix = "take recordsExist out, or the zones";
  say(["recordsExist"], { problem: "no record is made then, and a zone says where to make them", fix });
}

export const certificateRules = (limits: Limits): SettingsRules<CertificateShape> => ({
  "common-name-length": (certificate, say) => {
    const allowed = limitText(limits, "acm.commonName.length");
    refuseLongMainName(certificate, limits["acm.commonName.length"].max, allowed, say);
  },
  "names-distinct": refuseRepeatedNames,
  "names-in-zones": zones,
  "validation-records-once": recordsOnce,
});

export const certificateCautions = (limits: Limits): SettingsRules<CertificateShape> => ({
  "zone-idle": idleZones,
  "names-quota": (certificate, say) =>
    quota(limits, "warning", say)("acm.names.quota", Math.max(1, certifiedNames(certificate).length), [
      "subjectAlternativeNames",
    ]),
});
