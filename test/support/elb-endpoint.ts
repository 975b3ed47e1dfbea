import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const account = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

export interface EndpointTarget {
  readonly arn: string;
  weight: number;
}

/**
 * Elastic Load Balancing and CloudWatch on loopback, with one balancer: answers in the shapes that botocore's models of elbv2 2015-12-01 (query) and
 * cloudwatch 2010-08-01 (JSON 1.0) publish.
 */
export class ElbEndpoint {
  readonly balancer = `${account}:loadbalancer/app/demo-balancer-0a1b2c3d/50dc6c495c0c9188`;
  readonly listener = `${account}:listener/app/demo-balancer-0a1b2c3d/50dc6c495c0c9188/f2f7dc8efc522ab2`;
  readonly rule = `${this.listener.replace(":listener/", ":listener-rule/")}/9683b2d02a6cabee`;
  readonly tags = new Map<string, Map<string, string>>();
  /** Of the listener's default action and of its rule. */
  readonly groups = { listener: this.#groups("blue", "green"), rule: this.#groups("api", "api2") };
  /** States of the targets of a group, by its key. */
  health: (group: string) => readonly string[] = () => ["healthy", "healthy"];
  /** Values of a metric, one a minute: `green RequestCount Sum`. */
  metric: (name: string) => readonly number[] = () => [];
  alarms: Readonly<Record<string, string>> = {};
  /** Every call: its action and its parameters. */
  readonly calls: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
  /** Names of actions that are refused once, as a busy API does. */
  readonly throttled: string[] = [];
  readonly #server: Server;

  constructor(balancerTag: string) {
    this.tags.set(this.balancer, new Map([["vipkit:balancer", balancerTag]]));
    this.#server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        const target = String(request.headers["x-amz-target"] ?? "").split(".")[1];
        const [status, text] = target === undefined ? this.#query(body) : [200, this.#json(target, body)];
        response.writeHead(status, {
          "content-type": target === undefined ? "text/xml" : "application/x-amz-json-1.0",
        });
        response.end(text);
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #groups(...keys: readonly string[]): EndpointTarget[] {
    return keys.map((key, index) => ({
      arn: `${account}:targetgroup/demo-${key}-0a1b2c3d/73e2d6bc24d8a06${index}`,
      weight: index === 0 ? 90 : 10,
    }));
  }

  #query(body: string): [number, string] {
    const form = Object.fromEntries(new URLSearchParams(body));
    const { Action: action = "" } = form;
    this.calls.push([action, form]);
    const busy = this.throttled.indexOf(action);
    if (busy >= 0) {
      this.throttled.splice(busy, 1);
      return [
        400,
        "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>busy</Message></Error></ErrorResponse>",
      ];
    }
    const result = this.#answer(action, form);
    return [200, `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`];
  }

  #answer(action: string, form: Readonly<Record<string, string>>): string {
    const members = (name: string) =>
      Object.entries(form).flatMap(([key, value]) =>
        new RegExp(`^${name}\\.member\\.\\d+$`).test(key) ? [value] : [],
      );
    switch (action) {
      case "DescribeLoadBalancers":
        // Two pages: the first has none of ours.
        return form["Marker"] === undefined
          ? "<LoadBalancers/><NextMarker>2</NextMarker>"
          : `<LoadBalancers><member><LoadBalancerArn>${this.balancer}</LoadBalancerArn><LoadBalancerName>demo-balancer-0a1b2c3d</LoadBalancerName></member></LoadBalancers>`;
      case "DescribeTags":
        return `<TagDescriptions>${members("ResourceArns")
          .map((arn) => this.#tagsOf(arn))
          .join("")}</TagDescriptions>`;
      case "AddTags":
        for (const arn of members("ResourceArns"))
          this.tags.set(
            arn,
            new Map([
              ...(this.tags.get(arn) ?? []),
              [form["Tags.member.1.Key"] ?? "", form["Tags.member.1.Value"] ?? ""],
            ]),
          );
        return "";
      case "RemoveTags":
        for (const arn of members("ResourceArns")) this.tags.get(arn)?.delete(form["TagKeys.member.1"] ?? "");
        return "";
      case "DescribeListeners":
        return `<Listeners><member><ListenerArn>${this.listener}</ListenerArn><Port>443</Port><DefaultActions>${oidc}${forward(this.groups.listener)}</DefaultActions></member></Listeners>`;
      case "DescribeRules":
        return `<Rules><member><RuleArn>${this.rule}</RuleArn><Priority>10</Priority><Actions>${forward(this.groups.rule)}</Actions></member></Rules>`;
      case "ModifyListener":
        this.#set(this.groups.listener, form);
        return "<Listeners/>";
      case "ModifyRule":
        this.#set(this.groups.rule, form);
        return "<Rules/>";
      case "DescribeTargetHealth": {
        const states = this.health(keyOf(form["TargetGroupArn"] ?? ""));
        const member = (state: string) => `<member><TargetHealth><State>${state}</State></TargetHealth></member>`;
        return `<TargetHealthDescriptions>${states.map(member).join("")}</TargetHealthDescriptions>`;
      }
      default:
        throw new Error(`no ${action} here`);
    }
  }

  #tagsOf(arn: string): string {
    const tags = [...(this.tags.get(arn) ?? [])].map(
      ([key, value]) => `<member><Key>${key}</Key><Value>${value}</Value></member>`,
    );
    return `<member><ResourceArn>${arn}</ResourceArn><Tags>${tags.join("")}</Tags></member>`;
  }

  #set(groups: EndpointTarget[], form: Readonly<Record<string, string>>): void {
    for (const [key, arn] of Object.entries(form)) {
      const group = key.endsWith(".TargetGroupArn") ? groups.find((each) => each.arn === arn) : undefined;
      if (group) group.weight = Number(form[key.replace(/TargetGroupArn$/, "Weight")]);
    }
  }

  #json(action: string, body: string): string {
    const input = JSON.parse(body) as {
      MetricDataQueries?: {
        Id: string;
        MetricStat: { Metric: { MetricName: string; Dimensions: { Value: string }[] }; Stat: string };
      }[];
    };
    this.calls.push([action, input]);
    if (action === "DescribeAlarms")
      return JSON.stringify({
        CompositeAlarms: [],
        MetricAlarms: Object.entries(this.alarms).map(([AlarmName, StateValue]) => ({ AlarmName, StateValue })),
      });
    const results = (input.MetricDataQueries ?? []).map(({ Id, MetricStat: { Metric, Stat } }) => ({
      Id,
      Values: this.metric(`${keyOf(Metric.Dimensions[1]?.Value ?? "")} ${Metric.MetricName} ${Stat}`),
      StatusCode: "Complete",
    }));
    return JSON.stringify({ MetricDataResults: results });
  }
}

const keyOf = (arn: string): string => /targetgroup\/demo-(\w+)-/.exec(arn)?.[1] ?? "";

/** As AWS tells it: without the client's secret. */
const oidc =
  "<member><Type>authenticate-oidc</Type><Order>1</Order><AuthenticateOidcConfig><Issuer>https://id.example.com</Issuer><ClientId>shop</ClientId></AuthenticateOidcConfig></member>";

const forward = (groups: readonly EndpointTarget[]): string => {
  const member = ({ arn, weight }: EndpointTarget) =>
    `<member><TargetGroupArn>${arn}</TargetGroupArn><Weight>${weight}</Weight></member>`;
  return `<member><Type>forward</Type><Order>2</Order><ForwardConfig><TargetGroups>${groups.map(member).join("")}</TargetGroups><TargetGroupStickinessConfig><Enabled>true</Enabled><DurationSeconds>60</DurationSeconds></TargetGroupStickinessConfig></ForwardConfig></member>`;
};
