interface DomainSettings {
  readonly domainName: string;
  readonly subjectAlternativeNames: readonly string[];
}

interface CertificatePlan {
  readonly domainName: string;
  /** Sorted, without repetitions and without `domainName`. */
  readonly subjectAlternativeNames: readonly string[];
  /** Names that need a validation record each: a wildcard shares its parent's. */
  readonly validationNames: readonly string[];
}

const normal = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** The name whose record proves control: ACM asks for the same one for `example.com` and `*.example.com`. */
export const validationNameOf = (domainName: string): string => normal(domainName).replace(/^\*\./, "");

/** What the certificate covers and what proves it. Pure; the order in which names are listed changes nothing. */
export function planCertificate(settings: DomainSettings): CertificatePlan {
  const domainName = normal(settings.domainName);
  const others = new Set(settings.subjectAlternativeNames.map(normal));
  others.delete(domainName);
  const subjectAlternativeNames = [...others].sort();
  const validationNames = new Set([domainName, ...subjectAlternativeNames].map(validationNameOf));
  return { domainName, subjectAlternativeNames, validationNames: [...validationNames].sort() };
}
