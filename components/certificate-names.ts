import { entryRepeats } from "../model/settings/repeats";
import type { Report } from "../model/settings/rule";

/** The names of a certificate that is to be requested, as far as they are sound; one that exists has no `domainName`. */
type Named =
  | {
      readonly domainName?: string | undefined;
      readonly subjectAlternativeNames?: readonly (string | undefined)[] | undefined;
    }
  | object;

/** Every name of a certificate that is to be requested, the main one first; nothing for one that exists. */
export function certifiedNames(certificate: Named): readonly string[] {
  if (!("domainName" in certificate)) return [];
  return [certificate.domainName, ...(certificate.subjectAlternativeNames ?? [])].filter((name) => name !== undefined);
}

/** Refuses a main name of more than `longest` characters; `allowed` says so. */
export function refuseLongMainName(certificate: Named, longest: number, allowed: string, say: Report): void {
  if (!("domainName" in certificate) || certificate.domainName === undefined) return;
  if (certificate.domainName.length <= longest) return;
  const fix = "put a shorter name here, and this one under subjectAlternativeNames";
  say(["domainName"], { problem: "too long for a certificate's main name", allowed, fix });
}

/** Refuses a name that stands twice: names are kept in lower case, and each once. */
export function refuseRepeatedNames(certificate: Named, say: Report): void {
  if (!("domainName" in certificate)) return;
  const names = (certificate.subjectAlternativeNames ?? []).map((name) => name?.toLowerCase());
  entryRepeats(names, ["subjectAlternativeNames"], say);
  for (const [index, name] of names.entries()) {
    if (name === undefined || name !== certificate.domainName?.toLowerCase()) continue;
    say(["subjectAlternativeNames", index], { problem: "the main name already", fix: "drop it" });
  }
}
