import { overlap, parseCidr } from "../../../model/net/cidr";
import { matches } from "./pattern";
import { concernsAction, concernsResource, type Statement } from "./statement";

/** One call, as AWS sees it. */
export interface AccessRequest {
  /** `s3:GetObject`. */
  readonly action: string;
  /** ARN; `*` where the action knows no resources. */
  readonly resource: string;
  /** Condition keys in any case: `aws:MultiFactorAuthPresent`. What is not there is absent from the request. */
  readonly context?: Readonly<Record<string, string>>;
}

/** `unknown`: a condition that decides has an operator which is not judged here. */
type Decision = "allowed" | "explicitDeny" | "implicitDeny" | "unknown";

/** The policies that are asked. */
interface Policies {
  /** Of the identity: any of them allows. */
  readonly identity: readonly (readonly Statement[])[];
  /** Permissions boundary: must allow as well. */
  readonly boundary?: readonly Statement[] | undefined;
}

type Holds = boolean | "unknown";

/** A range, or an address by itself. */
const rangeOf = (text: string) => parseCidr(text) ?? parseCidr(`${text}/32`) ?? parseCidr(`${text}/128`);

function isInRange(address: string, wanted: string): boolean {
  const [one, range] = [rangeOf(address), rangeOf(wanted)];
  return one !== undefined && range !== undefined && overlap(one, range);
}

const number = (compare: (value: number, wanted: number) => boolean) => (value: string, wanted: string) =>
  compare(Number(value), Number(wanted));

/** Operators without their negation, in lower case. */
const operators: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  stringequals: (value, wanted) => value === wanted,
  stringequalsignorecase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  stringlike: (value, wanted) => matches(wanted, value),
  arnequals: (value, wanted) => matches(wanted, value),
  arnlike: (value, wanted) => matches(wanted, value),
  bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  ipaddress: (value, wanted) => isInRange(value, wanted),
  numericequals: number((value, wanted) => value === wanted),
  numericlessthan: number((value, wanted) => value < wanted),
  numericlessthanequals: number((value, wanted) => value <= wanted),
  numericgreaterthan: number((value, wanted) => value > wanted),
  numericgreaterthanequals: number((value, wanted) => value >= wanted),
};

/** One key of one operator. A negated one holds where none of its values is met, and where the key is absent. */
function testHolds(written: string, wanted: readonly string[], value: string | undefined): Holds {
  const lower = written.toLowerCase();
  if (lower === "null") return wanted.includes(String(value === undefined));
  const passesWithout = lower.endsWith("ifexists");
  const name = lower.replace(/ifexists$/, "");
  const isNegated = name.includes("not");
  const meets = operators[name.replace("not", "")];
  if (meets === undefined) return "unknown";
  if (value === undefined) return passesWithout || isNegated;
  const isMet = wanted.some((one) => meets(value, one));
  return isNegated ? !isMet : isMet;
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

function conditionsHold({ conditions }: Statement, context: Readonly<Record<string, string>>): Holds {
  const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const verdicts = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => testHolds(operator, listOf(wanted), given.get(key.toLowerCase()))),
  );
  if (verdicts.includes(false)) return false;
  return verdicts.includes("unknown") ? "unknown" : true;
}

function concerned(statements: readonly Statement[], allows: boolean, request: AccessRequest): Holds {
  const verdicts = statements
    .filter((statement) => statement.allows === allows)
    .filter((statement) => concernsAction(statement, request.action) && concernsResource(statement, request.resource))
    .map((statement) => conditionsHold(statement, request.context ?? {}));
  if (verdicts.includes(true)) return true;
  return verdicts.includes("unknown") ? "unknown" : false;
}

/**
 * What AWS answers to a call within one account: any deny decides; then the boundary must allow, and a policy of the identity. Pure.
 * Source: IAM user guide, Policy evaluation logic, read 2026-11-30. Resource policies, service control policies and sessions are not asked.
 */
export function decideAccess({ identity, boundary }: Policies, request: AccessRequest): Decision {
  const all = boundary === undefined ? identity : [...identity, boundary];
  const denials = all.map((statements) => concerned(statements, false, request));
  if (denials.includes(true)) return "explicitDeny";
  const own = identity.map((statements) => concerned(statements, true, request));
  const grants = [own.includes(true) ? true : own.includes("unknown") ? "unknown" : false];
  if (boundary !== undefined) grants.push(concerned(boundary, true, request));
  if (grants.includes(false)) return "implicitDeny";
  return denials.includes("unknown") || grants.includes("unknown") ? "unknown" : "allowed";
}
