import { CloudError, type Props } from "../contract/resources";
import { MemoryCloud } from "../control/cloud";
import { ControlPlane } from "../control/control-plane";
import { hasUnknown } from "../control/values";
import { holdsMadeUp } from "./made-up";

/** A look-up that found nothing when it was asked. */
export interface Question {
  readonly token: string;
  readonly args: Props;
  readonly region: string | undefined;
}

/** A look-up of what neither the program makes nor an empty account has, and the vendor's answer. */
export interface AbsentAnswer {
  readonly token: string;
  readonly args: Props;
  readonly reason: string;
}

const serviceOf = (token: string): string => token.slice(0, token.lastIndexOf("/"));

/**
 * Those that an account without anything else would refuse, once the whole program is made: what an earlier run has made is found then. A
 * question that rests on something unknown is left to the account, as one of a service of which something could not be planned.
 */
export function absentAnswers(
  questions: readonly Question[],
  plane: ControlPlane,
  unplanned: readonly string[],
): readonly AbsentAnswer[] {
  const services = new Set(unplanned.map(serviceOf));
  const known = questions.filter(
    ({ token, args }) => !services.has(serviceOf(token)) && !hasUnknown(args) && !holdsMadeUp(args),
  );
  if (known.length === 0) return [];
  const { cloud, registry } = plane;
  const account = new MemoryCloud({ region: cloud.region, seed: "absent", externals: "refused", limits: cloud.limits });
  account.restore(cloud.snapshot());
  const twin = new ControlPlane(registry, account);
  const answers = known.flatMap(({ token, args, region }): AbsentAnswer[] => {
    try {
      twin.invoke(token, args, region);
      return [];
    } catch (error) {
      return error instanceof CloudError ? [{ token, args, reason: error.message }] : [];
    }
  });
  return [...new Map(answers.map((answer) => [JSON.stringify(answer), answer])).values()];
}
