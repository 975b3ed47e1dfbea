import { createRequire } from "node:module";
import { join } from "node:path";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import { UserError } from "../../model/user-error";

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
export function clientConfig({ answerWithin = 10_000, ...options }: ClientOptions): ClientConfig {
  const requestHandler = {
    connectionTimeout: answerWithin,
    requestTimeout: answerWithin,
    throwOnRequestTimeout: true,
  };
  return { ...options, requestHandler };
}

interface GroupTuple {
  readonly TargetGroupArn?: string | undefined;
  readonly Weight?: number | undefined;
}

/** An action of a listener or a rule; what is not named here is handed back as it came. */
export interface ElbAction {
  readonly Type?: string | undefined;
  readonly ForwardConfig?: { readonly TargetGroups?: readonly GroupTuple[] | undefined } | undefined;
  readonly AuthenticateOidcConfig?: object | undefined;
}

interface Marked {
  readonly NextMarker?: string | undefined;
}

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** What of Elastic Load Balancing is used. */
export interface Elb {
  describeLoadBalancers(input: { readonly Marker?: string | undefined }): Promise<
    Marked & {
      readonly LoadBalancers?: readonly {
        readonly LoadBalancerArn?: string | undefined;
        readonly LoadBalancerName?: string | undefined;
      }[];
    }
  >;
  describeTags(input: { readonly ResourceArns: readonly string[] }): Promise<{
    readonly TagDescriptions?: readonly { readonly ResourceArn?: string | undefined; readonly Tags?: readonly Tag[] }[];
  }>;
  addTags(input: { readonly ResourceArns: readonly string[]; readonly Tags: readonly Tag[] }): Promise<unknown>;
  removeTags(input: {
    readonly ResourceArns: readonly string[];
    readonly TagKeys: readonly string[];
  }): Promise<unknown>;
  describeListeners(input: { readonly LoadBalancerArn: string; readonly Marker?: string | undefined }): Promise<
    Marked & {
      readonly Listeners?: readonly {
        readonly ListenerArn?: string | undefined;
        readonly Port?: number | undefined;
        readonly DefaultActions?: readonly ElbAction[];
      }[];
    }
  >;
  describeRules(input: { readonly ListenerArn: string; readonly Marker?: string | undefined }): Promise<
    Marked & {
      readonly Rules?: readonly {
        readonly RuleArn?: string | undefined;
        readonly Priority?: string | undefined;
        readonly Actions?: readonly ElbAction[];
      }[];
    }
  >;
  modifyListener(input: {
    readonly ListenerArn: string;
    readonly DefaultActions: readonly ElbAction[];
  }): Promise<unknown>;
  modifyRule(input: { readonly RuleArn: string; readonly Actions: readonly ElbAction[] }): Promise<unknown>;
  describeTargetHealth(input: { readonly TargetGroupArn: string }): Promise<{
    readonly TargetHealthDescriptions?: readonly { readonly TargetHealth?: { readonly State?: string | undefined } }[];
  }>;
}

export interface MetricQuery {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

interface AlarmState {
  readonly AlarmName?: string | undefined;
  readonly StateValue?: string | undefined;
}

/** What of CloudWatch is used. */
export interface CloudWatch {
  getMetricData(input: {
    readonly MetricDataQueries: readonly MetricQuery[];
    readonly StartTime: Date;
    readonly EndTime: Date;
    readonly NextToken?: string | undefined;
  }): Promise<{
    readonly NextToken?: string | undefined;
    readonly MetricDataResults?: readonly {
      readonly Id?: string | undefined;
      readonly Values?: readonly number[];
    }[];
  }>;
  describeAlarms(input: { readonly AlarmNames: readonly string[]; readonly AlarmTypes: readonly string[] }): Promise<{
    readonly MetricAlarms?: readonly AlarmState[];
    readonly CompositeAlarms?: readonly AlarmState[];
  }>;
}

interface ElbModule {
  readonly ElasticLoadBalancingV2: new (config: ClientConfig) => Elb;
}

interface CloudWatchModule {
  readonly CloudWatch: new (config: ClientConfig) => CloudWatch;
}

const isElbModule = (module: unknown): module is ElbModule =>
  typeof module === "object" && module !== null && "ElasticLoadBalancingV2" in module;
const isCloudWatchModule = (module: unknown): module is CloudWatchModule =>
  typeof module === "object" && module !== null && "CloudWatch" in module;

const packages = ["@aws-sdk/client-elastic-load-balancing-v2", "@aws-sdk/client-cloudwatch"] as const;

/** The project's own package, else the one beside vipkit; undefined where neither is there. */
export function loadPackage(folder: string, name: string): unknown {
  // Seven lines before the answer about Node versions that the SDK will not have in future, which package.json's engines decide here.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  for (const from of [join(folder, "package.json"), __filename]) {
    try {
      const module: unknown = createRequire(from)(name);
      return module;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND"))
        throw new UserError(`${name} cannot be loaded: ${String(error)}`);
    }
  }
  return undefined;
}

/** Clients for the account of the ambient credentials. Throws UserError where the SDK is not installed. */
export function awsClients(
  folder: string,
  options: ClientOptions,
): { readonly elb: Elb; readonly cloudWatch: CloudWatch } {
  const [elb, cloudWatch] = packages.map((name) => loadPackage(folder, name));
  if (!isElbModule(elb) || !isCloudWatchModule(cloudWatch))
    throw new UserError(
      `AWS is asked by its SDK, which is not installed here; npm install --save-dev ${packages.join(" ")}`,
    );
  const config = clientConfig(options);
  return { elb: new elb.ElasticLoadBalancingV2(config), cloudWatch: new cloudWatch.CloudWatch(config) };
}

/** Where a stack's spec says that AWS answers: in its region, or at something else with the keys that it takes. */
export function clientOptions({ region, provider }: Pick<ClusterSpec, "region" | "provider">): ClientOptions {
  if (typeof provider === "string") return { region };
  const { endpoint, accessKey, secretKey } = provider;
  return { region, endpoint, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } };
}
