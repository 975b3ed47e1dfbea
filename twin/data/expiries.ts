import type { DesiredState } from "../contract/desired-state";
import { CloudError } from "../contract/resources";

/** Milliseconds that a certificate is still valid at least: long enough to be loaded. */
const rest = 2000;
const second = 1000;

/** Certificates that run out, as one does that was not renewed: for drills. Nothing of them is stored. */
export class Expiries {
  /** When each ends, in milliseconds since the epoch, by ARN. */
  private readonly ends = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws CloudError for a certificate that no listener serves, and for one whose key is not the twin's */
  begin(arn: string, { balancers, certificates }: DesiredState): void {
    const served = new Set(balancers.flatMap(({ listeners }) => listeners.flatMap((each) => each.certificates)));
    if (!served.has(arn))
      throw new CloudError(
        "ResourceNotFoundException",
        `no listener serves the certificate "${arn}"; certificates: ${[...served].join(", ") || "none"}`,
      );
    if (certificates.some((each) => each.arn === arn && each.imported !== undefined))
      throw new CloudError("ValidationException", `${arn} is imported, so the twin cannot issue another for it`);
    this.ends.set(arn, Math.ceil((this.now() + rest) / second) * second);
  }

  /** @throws CloudError for a certificate that does not run out */
  end(arn: string): void {
    if (this.ends.delete(arn)) return;
    const known = [...this.ends.keys()].join(", ") || "none";
    throw new CloudError("ValidationException", `"${arn}" was not made to run out; certificates that were: ${known}`);
  }

  applyTo(desired: DesiredState): DesiredState {
    if (this.ends.size === 0) return desired;
    const { certificates } = desired;
    const named = new Set(certificates.map(({ arn }) => arn));
    // Those of another stack, or of none: the twin issues what listeners name.
    const unnamed = [...this.ends.keys()].filter((arn) => !named.has(arn));
    const all = [
      ...certificates,
      ...unnamed.map((arn) => ({ arn, domainNames: [], keyAlgorithm: "RSA_2048", imported: undefined })),
    ];
    const ending = all.map((each) => {
      const endsAt = this.ends.get(each.arn);
      return endsAt === undefined ? each : { ...each, endsAt };
    });
    return { ...desired, certificates: ending };
  }

  /** In the user's words. */
  problems(): readonly string[] {
    return [...this.ends].map(([arn, end]) => {
      const verb = end <= this.now() ? "ran out" : "runs out";
      return `the certificate ${arn} ${verb} at ${new Date(end).toISOString()} by a fault; vipkit fault renew-certificate ${arn} renews it`;
    });
  }
}
