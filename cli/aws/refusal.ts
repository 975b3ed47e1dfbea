import { UserError } from "../../model/user-error";

/** Names under which AWS and its SDK say that there are no credentials, or none that count. */
const noCredentials = ["CredentialsProviderError", "TokenProviderError"];
const staleCredentials = [
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
];

const denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"];
/** Those that the SDK tries again by itself. Source: @smithy/service-error-classification, THROTTLING_ERROR_CODES. */
const throttled = [
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
];

const find =
  "aws sso login, AWS_PROFILE=<profile>, or what AWS's other tools take here; aws sts get-caller-identity says whose they are";

/** `User: <who> is not authorized to perform: <action> on resource: <ARN> because no identity-based policy allows the <action> action` */
const lacking = /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: (?<resource>\S+))?/;

/** What to allow, from AWS's own words: an allowance does not help against a deny. */
function denial(name: string, message: string): string {
  const { action, resource = "*" } = lacking.exec(message)?.groups ?? {};
  if (action === undefined) return `AWS refuses: ${name}: ${message}`;
  const fix = /explicit deny/.test(message)
    ? "the policy that denies it has to let it pass; allowing it elsewhere does not help"
    : `allow these credentials the action ${action} on ${resource}`;
  return `AWS refuses ${action} (${name}): ${message}; ${fix}`;
}

/** How often the SDK asked before it gave up. */
function attemptsOf(metadata: unknown): number {
  const isCounted = typeof metadata === "object" && metadata !== null && "attempts" in metadata;
  return isCounted && typeof metadata.attempts === "number" ? metadata.attempts : 1;
}

/** What AWS's SDK threw, in the user's words; undefined for what is none of its errors. */
function awsRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name === "UserError") return undefined;
  const { name, message } = error;
  if (noCredentials.includes(name)) return `no credentials for AWS were found (${message}); ${find}`;
  if (staleCredentials.includes(name)) return `AWS does not take these credentials (${name}: ${message}); ${find}`;
  // The SDK puts what became of its attempts on whatever it throws.
  if (!("$metadata" in error)) return undefined;
  if (denied.includes(name)) return denial(name, message);
  if (throttled.includes(name))
    return `AWS asks for fewer calls (${name}, at attempt ${attemptsOf(error.$metadata)}): ${message}; the account's tools share one rate for each API: try again in a minute`;
  if ("$fault" in error) return `AWS refuses: ${name}: ${message}`;
  return `AWS does not answer: ${message}; see the network, and region and endpoint in the stack's file`;
}

/** Asks AWS through its SDK. Rejects with UserError for what AWS refuses, or where it cannot be asked. */
export async function askAws<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    const refusal = awsRefusal(error);
    throw refusal === undefined ? error : new UserError(refusal);
  }
}
