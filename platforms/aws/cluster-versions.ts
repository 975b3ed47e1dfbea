/** The first day without standard support of a version of Kubernetes, and the first without any. */
interface SupportEnds {
  readonly standard: string;
  readonly extended: string;
}

/**
 * Oldest first. Source: Amazon EKS user guide, Kubernetes release calendar (versions to 1.34), and endoflife.date/amazon-eks (1.35), read 2026-12-01.
 */
const calendar: readonly (readonly [minor: number, ends: SupportEnds])[] = [
  [29, { standard: "2025-03-23", extended: "2026-03-23" }],
  [30, { standard: "2025-07-23", extended: "2026-07-23" }],
  [31, { standard: "2025-11-26", extended: "2026-11-26" }],
  [32, { standard: "2026-03-23", extended: "2027-03-23" }],
  [33, { standard: "2026-07-29", extended: "2027-07-29" }],
  [34, { standard: "2026-12-02", extended: "2027-12-02" }],
  [35, { standard: "2027-03-27", extended: "2028-03-27" }],
];

/** What EKS does for a version on a day. Extended support is billed; at its end EKS updates the control plane by itself. */
export interface VersionSupport {
  readonly phase: "standard" | "extended" | "ended";
  /** The day from which the phase is over, as YYYY-MM-DD; of `ended`, the day from which it is. Undefined where no date is known. */
  readonly day: string | undefined;
}

const minorOf = (version: string): number | undefined => {
  const minor = /^1\.(\d+)$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
};

/**
 * What EKS does for `1.34` on a day, as YYYY-MM-DD. A version older than the calendar is out of support, and a newer one is in it for as long as the
 * newest that the calendar has. Undefined after that, and for what is no version.
 */
export function supportOf(version: string, day: string): VersionSupport | undefined {
  const minor = minorOf(version);
  if (minor === undefined) return undefined;
  const ends = calendar.find(([one]) => one === minor)?.[1];
  if (ends !== undefined) {
    if (day < ends.standard) return { phase: "standard", day: ends.standard };
    return { phase: day < ends.extended ? "extended" : "ended", day: ends.extended };
  }
  const [newest, last] = calendar.at(-1) ?? [0, { standard: "", extended: "" }];
  if (minor < newest) return { phase: "ended", day: undefined };
  return day < last.standard ? { phase: "standard", day: undefined } : undefined;
}

/** The versions in standard support on a day, oldest first, as far as the calendar has them. */
export const supportedVersions = (day: string): readonly string[] =>
  calendar.filter(([, { standard }]) => day < standard).map(([minor]) => `1.${minor}`);
