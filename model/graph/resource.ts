import type { Values } from "./values";

/** One resource as every analysis sees it, whoever it was read from. */
export interface GraphResource {
  /** The type as rules name it: `aws:alb/listener:Listener` is `aws:lb/listener:Listener`. */
  readonly type: string;
  /** The type as it was registered. */
  readonly token: string;
  readonly name: string;
  readonly urn: string;
  /** URN. */
  readonly parent: string | undefined;
  /** False for components. */
  readonly custom: boolean;
  /** Undefined while the cloud has not given it one. */
  readonly id: string | undefined;
  /** As the provider has them once it has checked them: what the program says. */
  readonly inputs: Values;
  /** What the cloud answered, as far as it is known. */
  readonly outputs: Values;
  /** URNs behind each input: what is left of a reference while ids are unknown. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

/** Modules that name the same resources. Source: the aliases of @pulumi/aws 7.48.0. */
const modules: Readonly<Record<string, string>> = {
  "aws:alb": "aws:lb",
  "aws:elasticloadbalancingv2": "aws:lb",
  "aws:applicationloadbalancing": "aws:lb",
};

/** The name under which rules know a type: former modules and `V2` names are the same resources. */
export function canonicalType(token: string): string {
  const [module = "", rest] = token.split("/", 2);
  if (rest === undefined) return token;
  const name = module === "aws:s3" ? rest.replaceAll("V2", "") : rest;
  return `${modules[module] ?? module}/${name}`;
}
