import { type ClientConfig, type ClientOptions, sdkClient } from "../aws/sdk";

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

/** Clients for the account of the ambient credentials. Throws UserError where the SDK is not installed. */
export function awsClients(
  folder: string,
  options: ClientOptions,
): { readonly elb: Elb; readonly cloudWatch: CloudWatch } {
  const [elb, cloudWatch] = packages;
  const needed = packages;
  return {
    elb: sdkClient(
      { folder, name: elb, needed },
      options,
      isElbModule,
      (module, config) => new module.ElasticLoadBalancingV2(config),
    ),
    cloudWatch: sdkClient(
      { folder, name: cloudWatch, needed },
      options,
      isCloudWatchModule,
      (module, config) => new module.CloudWatch(config),
    ),
  };
}
