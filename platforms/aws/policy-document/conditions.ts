import { hasWildcard, isEverything } from "./pattern";
import type { Statement } from "./statement";

/** One key of one operator: `StringEqualsIfExists`, `aws:PrincipalOrgID`, its values. */
interface Test {
  /** In lower case, without its set prefix and its suffix: `stringequals`. */
  readonly operator: string;
  /** In lower case: IAM does not tell capitals apart in keys. */
  readonly key: string;
  readonly values: readonly string[];
  /** True where a request without the key passes. */
  readonly passesWithout: boolean;
}

/**
 * Keys that say nothing of who asks: any caller can meet them. Sources: IAM user guide, "Global condition keys" (aws:Referer and
 * aws:UserAgent "should not be used to prevent unauthorized parties"; tags and MFA are the caller's own); S3 user guide, "The meaning of public".
 */
const keysOfAnybody =
  /^(?:aws:(?:securetransport|currenttime|epochtime|tokenissuetime|useragent|referer|requestedregion|multifactorauth(?:present|age)|principaltype|viaawsservice|tagkeys|(?:principal|request|resource)tag\/.*)|s3:(?:prefix|delimiter|max-keys|versionid|tlsversion|signatureversion|signatureage|authtype|x-amz-acl|x-amz-content-sha256|x-amz-storage-class|x-amz-server-side-encryption|locationconstraint|(?:existing|request)objecttag(?:keys|\/.*)))$/;

function testsOf({ conditions }: Pick<Statement, "conditions">): readonly Test[] {
  return Object.entries(conditions).flatMap(([written, keys]) => {
    const lower = written.toLowerCase();
    const isOfAll = lower.startsWith("forallvalues:");
    const operator = lower.replace(/^for(?:allvalues|anyvalue):/, "").replace(/ifexists$/, "");
    const passesWithout = isOfAll || lower.endsWith("ifexists");
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: (Array.isArray(values) ? values : [values]).map(String),
      passesWithout,
    }));
  });
}

const isLike = ({ operator }: Test) => /^(?:stringlike|arnlike|arnequals)$/.test(operator);

/** Everybody's addresses, or one half of them, which is how a rule hides it. */
const isWideRange = (range: string) => {
  const bits = range.split("/")[1];
  return bits !== undefined && Number(bits) <= 1;
};

/** An ARN pattern that leaves the account open; a bucket has none in its ARN, and must be named. */
function isOpenArn(pattern: string): boolean {
  if (isEverything(pattern)) return true;
  const [, , service = "*", , account = "*", ...rest] = pattern.split(":");
  if (!pattern.startsWith("arn:") && !pattern.startsWith("arn*")) return false;
  return service === "s3" ? isEverything(rest.join(":")) : isEverything(account);
}

const isArnKey = (key: string) => /arn$/.test(key);

/** A key that a request over the internet always has. */
const isAlwaysThere = (key: string) => key === "aws:sourceip";

/** Whether a value of the test takes in everybody. */
const takesInAll = (test: Test): boolean =>
  (test.operator === "ipaddress" && test.values.some(isWideRange)) ||
  (isLike(test) && test.values.some((value) => isEverything(value) || (isArnKey(test.key) && isOpenArn(value))));

/** Whether meeting the test says something of who asks. */
function narrows(test: Test): boolean {
  if (test.operator.includes("not") || test.operator === "null") return false;
  if (/^(?:numeric|date)/.test(test.operator) || keysOfAnybody.test(test.key)) return false;
  if (test.passesWithout && !isAlwaysThere(test.key)) return false;
  return !takesInAll(test);
}

/** Whether the statement's conditions leave any caller out. */
export const narrowsCallers = (statement: Pick<Statement, "conditions">): boolean => testsOf(statement).some(narrows);

/** Whether the conditions hold for every request: there are none, or all take in everybody. */
export const alwaysHolds = (statement: Pick<Statement, "conditions">): boolean => testsOf(statement).every(takesInAll);

/** `StringNotEquals` of an organisation: it meets everybody outside, those without the key included. */
const meetsOutsiders = (test: Test): boolean => {
  const isNegated = /^(?:string|arn)not(?:equals|like|equalsignorecase)$|^notipaddress$/.test(test.operator);
  if (isNegated)
    return !keysOfAnybody.test(test.key) && !test.values.some((value) => hasWildcard(value) && isEverything(value));
  return test.operator === "bool" && test.key === "aws:principalisawsservice" && test.values.join() === "false";
};

/** Whether the conditions hold for everybody who is not expressly let in. */
export const holdsForOutsiders = (statement: Pick<Statement, "conditions">): boolean =>
  testsOf(statement).every((test) => meetsOutsiders(test) || takesInAll(test));

/** Whether they hold for every request over plain HTTP, and ask for nothing else. */
export function holdsForPlainHttp(statement: Pick<Statement, "conditions">): boolean {
  const tests = testsOf(statement);
  const asksForTls = ({ operator, key, values }: Test) =>
    key === "aws:securetransport" && /^(?:bool|string(?:equals|like))/.test(operator) && values.includes("false");
  return tests.length > 0 && tests.every((test) => asksForTls(test) || takesInAll(test)) && tests.some(asksForTls);
}
