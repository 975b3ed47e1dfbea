import type * as aws from "../../platforms/aws/reachability";
import type * as objects from "../../platforms/kubernetes/reachability";

/** One way, of either platform. */
export type AnyFlow = aws.Flow | objects.Flow;
export type AnyHop = aws.Hop | objects.Hop;
export type AnyAssertion = aws.Assertion | objects.Assertion;

/** Who reaches whom, in clouds and in clusters. */
export interface AnyReach {
  readonly endpoints: readonly (aws.Endpoint | objects.Endpoint)[];
  readonly flows: readonly AnyFlow[];
}
