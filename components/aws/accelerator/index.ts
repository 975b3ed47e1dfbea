import * as globalaccelerator from "@pulumi/aws/globalaccelerator";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { type Problem, parseArgs, refuse } from "../../errors";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { AcceleratorInput } from "./inputs";
import { endpointPlaces, planEndpoint, planGroup, planListener } from "./plan";
import type { AcceleratorSettings } from "./resolved";
import { acceleratorSettings } from "./settings";

export interface AcceleratorRoles {
  accelerator: globalaccelerator.AcceleratorArgs;
  listener: globalaccelerator.ListenerArgs;
  endpointGroup: globalaccelerator.EndpointGroupArgs;
}

export interface AcceleratorWiring {
  /** What regions name by key: load balancers (`LoadBalancer` components fit), or elastic IPs by their allocation id. */
  readonly endpoints: Readonly<
    Record<string, { readonly arn: pulumi.Input<string> } | { readonly allocationId: pulumi.Input<string> }>
  >;
  /** Tags of every child that has tags; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<AcceleratorRoles> | undefined;
}

export type AcceleratorArgs = AcceleratorInput & AcceleratorWiring;

/**
 * Two public addresses that never change, in front of load balancers in one region or several: AWS Global Accelerator.
 *
 * ```ts
 * new Accelerator("shop", {
 *   listeners: {
 *     https: {
 *       ports: [443], clientAffinity: "SOURCE_IP",
 *       regions: { "eu-west-1": { endpoints: { dublin: {} } }, "eu-central-1": { endpoints: { frankfurt: {} } } },
 *     },
 *   },
 *   endpoints: { dublin: dublin.loadBalancer, frankfurt: frankfurt.loadBalancer },
 * });
 * ```
 *
 * **Creates** the accelerator, its listeners, and an endpoint group for each region of a listener. It belongs to no region: the provider asks its
 * API in us-west-2 whatever region the program names.
 *
 * **Costs**: the accelerator by the hour, the traffic by the GB on top of its usual price.
 *
 * **When something fails**: new connections take the next healthy endpoint, in the region or beyond it, without waiting for DNS. A load balancer
 * counts as healthy while its own targets are; elastic IPs are checked. Where nothing is healthy all endpoints get connections. The budget has it
 * as `regionLoss` of programs whose accelerator has two regions. The twin makes the resources and plays no traffic through them: there clients
 * use the balancer's address.
 *
 * **Stable**: the addresses stay for as long as the accelerator is there; listeners and regions are keyed by your names. Preserving client
 * addresses leaves a security group `GlobalAccelerator` in the VPC, which AWS removes with the last accelerator.
 */
export class Accelerator extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: AcceleratorSettings;
  /** ARN of the accelerator. */
  readonly arn: pulumi.Output<string>;
  /** Its name in DNS, for aliases. */
  readonly dnsName: pulumi.Output<string>;
  /** Route 53 zone of that name, for aliases. */
  readonly zoneId: pulumi.Output<string>;
  /** The addresses that never change. */
  readonly addresses: pulumi.Output<readonly string[]>;
  private readonly wiring: AcceleratorWiring;

  constructor(name: string, args: AcceleratorArgs, opts: pulumi.ComponentResourceOptions = {}) {
    const { endpoints, tags, limits, transform, ...input } = args;
    const subject = { type: "Accelerator", name };
    const settings = parseArgs(acceleratorSettings(limitsWith(limits)), input, subject);
    refuse(subject, endpointProblems(settings, endpoints));
    super("vipkit:accelerator:Accelerator", name, settings, opts);
    this.settings = settings;
    this.wiring = { endpoints, tags: tags ?? {}, limits, transform };
    const accelerator = this.#createAccelerator(name);
    for (const [key, listener] of sorted(settings.listeners))
      this.#createListener(name, key, listener, accelerator.arn);
    this.arn = accelerator.arn;
    this.dnsName = accelerator.dnsName;
    this.zoneId = accelerator.hostedZoneId;
    this.addresses = accelerator.ipSets.apply((sets) => sets.flatMap(({ ipAddresses }) => ipAddresses ?? []));
    this.registerOutputs({ arn: this.arn, dnsName: this.dnsName, zoneId: this.zoneId, addresses: this.addresses });
  }

  #createAccelerator(name: string): globalaccelerator.Accelerator {
    const { ipAddressType, enabled, flowLogs } = this.settings;
    const { tags, transform } = this.wiring;
    const child = `${name}-accelerator`;
    const attributes =
      flowLogs === false
        ? { flowLogsEnabled: false }
        : { flowLogsEnabled: true, flowLogsS3Bucket: flowLogs.bucket, flowLogsS3Prefix: flowLogs.prefix };
    const args = { name: physicalName("accelerator", name, {}), ipAddressType, enabled, attributes };
    return new globalaccelerator.Accelerator(
      child,
      transformed(transform?.accelerator, child, { ...args, tags: tagger("accelerator", tags)(child) }),
      { parent: this },
    );
  }

  #createListener(
    name: string,
    key: string,
    listener: AcceleratorSettings["listeners"][string],
    acceleratorArn: pulumi.Output<string>,
  ): void {
    const { transform } = this.wiring;
    const child = `${name}-listener-${key}`;
    const made = new globalaccelerator.Listener(
      child,
      transformed(transform?.listener, child, { acceleratorArn, ...planListener(listener) }),
      { parent: this },
    );
    for (const [region, group] of sorted(listener.regions)) {
      const groupName = `${name}-group-${key}-${region}`;
      const endpointConfigurations = sorted(group.endpoints).map(([endpoint, settings]) => {
        return { endpointId: this.#idOf(endpoint), ...planEndpoint(settings) };
      });
      new globalaccelerator.EndpointGroup(
        groupName,
        transformed(transform?.endpointGroup, groupName, {
          listenerArn: made.arn,
          ...planGroup(group, region),
          endpointConfigurations,
        }),
        { parent: this },
      );
    }
  }

  #idOf(name: string): pulumi.Input<string> {
    const endpoint = this.wiring.endpoints[name];
    if (endpoint === undefined) return name;
    return "arn" in endpoint ? endpoint.arn : endpoint.allocationId;
  }
}

/** What the settings ask of the wiring: an endpoint of the right kind for each name. */
function endpointProblems(
  settings: AcceleratorSettings,
  endpoints: AcceleratorWiring["endpoints"],
): readonly Problem[] {
  return endpointPlaces(settings).flatMap(({ name, type, path }): readonly Problem[] => {
    const given = endpoints[name];
    const known = Object.keys(endpoints).sort().join(", ") || "none";
    if (given === undefined)
      return [{ path, message: `is no endpoint that the program hands over; allowed: ${known}` }];
    if ("arn" in given === (type === "loadBalancer")) return [];
    const wanted = type === "loadBalancer" ? "type: elasticIp" : "type: loadBalancer";
    return [{ path: `${path}.type`, message: `does not fit what the program hands over; write ${wanted}` }];
  });
}
