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

const find =
  "aws sso login, AWS_PROFILE=<profile>, or what AWS's other tools take here; aws sts get-caller-identity says whose they are";

/** What AWS's SDK threw, in the user's words; undefined for what is none of its errors. */
function awsRefusal(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name === "UserError") return undefined;
  const { name, message } = error;
  if (noCredentials.includes(name)) return `no credentials for AWS were found (${message}); ${find}`;
  if (staleCredentials.includes(name)) return `AWS does not take these credentials (${name}: ${message}); ${find}`;
  // The SDK puts what became of its attempts on whatever it throws.
  if (!("$metadata" in error)) return undefined;
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
