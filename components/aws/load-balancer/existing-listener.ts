import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerRuleInput } from "./inputs";

/** A listener that something else makes, and that gets rules. */
export interface ExistingListenerInput {
  /** Which one: by its port on the balancer, or by its ARN. */
  readonly existing: { readonly port: number } | { readonly arn: pulumi.Input<string> };
  /** Rules that are added to it, by name. */
  readonly rules: Readonly<Record<string, LoadBalancerRuleInput>>;
}
