import { getSecretVersionOutput } from "@pulumi/aws/secretsmanager/getSecretVersion";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerActionSettings } from "./action-resolved";

type Authenticate = NonNullable<Extract<LoadBalancerActionSettings, { type: "forward" }>["authenticate"]>;
/** Where a client's secret lies. */
export type SecretPlace = Extract<Authenticate, { type: "oidc" }>["clientSecret"];
/** What a program hands over by itself, by name. */
export type ClientSecrets = Readonly<Record<string, pulumi.Input<string>>>;

/** One entry of a secret that is a JSON object. */
export function entryOf(text: string, key: string, secret: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new pulumi.RunError(`secret ${secret}: not a JSON object, so it has no key "${key}"; leave key out`);
  }
  const value: unknown = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, key) : undefined;
  if (typeof value === "string" && value !== "") return value;
  throw new pulumi.RunError(`secret ${secret}: has no text under the key "${key}"`);
}

/**
 * The client's secret from where it lies. A secret output: the state has it encrypted, and whatever is made of it. Asked for at every preview,
 * so a secret that is changed there is a change of the listener.
 */
export function readClientSecret(
  place: SecretPlace,
  given: ClientSecrets,
  opts: pulumi.InvokeOptions,
): pulumi.Output<string> {
  if ("input" in place) return pulumi.secret(pulumi.output(given[place.input] ?? ""));
  if ("parameter" in place) {
    const found = getParameterOutput({ name: place.parameter, withDecryption: true }, opts);
    return pulumi.secret(found.value);
  }
  const { secret, key } = place;
  const text = pulumi.secret(getSecretVersionOutput({ secretId: secret }, opts).secretString);
  // A plan without an account has made-up text here: what it lacks is told when the listener is made.
  const isPlan = pulumi.runtime.isDryRun();
  return key === undefined ? text : text.apply((whole) => (isPlan ? whole : entryOf(whole, key, secret)));
}
