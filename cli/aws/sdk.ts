import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { UserError } from "../../model/user-error";
import { loadOptional } from "../optional-package";

/** How a client of the SDK is made; without credentials it looks for them itself, as every tool of AWS does. */
export interface ClientOptions {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Milliseconds for each try of a call. Default: 10 s, so that a call with all of its tries ends within a lease on the weights. */
  readonly answerWithin?: number;
}

/** As the SDK's constructors take it. */
export interface ClientConfig extends Omit<ClientOptions, "answerWithin"> {
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  };
}

/** The SDK waits for ever for a connection and for an answer unless told otherwise, and only warns of the latter unless told to throw. */
function clientConfig({ answerWithin = 10_000, ...options }: ClientOptions): ClientConfig {
  const requestHandler = {
    connectionTimeout: answerWithin,
    requestTimeout: answerWithin,
    throwOnRequestTimeout: true,
  };
  return { ...options, requestHandler };
}

interface SdkPackage {
  /** Of the project. */
  readonly folder: string;
  readonly name: string;
  /** All that are to be installed for what is done. Default: this one. */
  readonly needed?: readonly string[];
}

/** A client for the account of the ambient credentials. Throws UserError where the SDK is not installed. */
export function sdkClient<M, C>(
  { folder, name, needed = [name] }: SdkPackage,
  options: ClientOptions,
  isIt: (module: unknown) => module is M,
  make: (module: M, config: ClientConfig) => C,
): C {
  // Seven lines before the answer about Node versions that the SDK will not have in future, which package.json's engines decide here.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const module = loadOptional(folder, name, isIt);
  if (module !== undefined) return make(module, clientConfig(options));
  throw new UserError(
    `AWS is asked by its SDK, which is not installed here; npm install --save-dev ${needed.join(" ")}`,
  );
}

/** Where a stack's spec says that AWS answers: in its region, or at something else with the keys that it takes. */
export function clientOptions({ region, provider }: Pick<ClusterSpec, "region" | "provider">): ClientOptions {
  if (typeof provider === "string") return { region };
  const { endpoint, accessKey, secretKey } = provider;
  return { region, endpoint, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } };
}
