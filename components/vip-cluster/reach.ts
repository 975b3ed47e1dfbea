import * as pulumi from "@pulumi/pulumi";
import { toValue, toValues } from "../../engine/wire/values";
import { Graph, type GraphResource, type Value } from "../../model/graph";
import { canonicalType } from "../../platforms/aws/catalog/canonical-type";
import {
  concernsReachability,
  type Intent,
  judgeReachability,
  planReachability,
  type ReachSummary,
  summarizeReach,
} from "../../platforms/aws/reachability";

interface Registered {
  /** As a URN does, it tells two apart; the real one is known only later. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly resource: pulumi.Resource;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Listens to what a component and its children register, to tell in the end who reaches whom through all of it. */
export class ReachRecorder {
  readonly #registered: Registered[] = [];

  /** To be among the component's transformations; changes nothing. */
  readonly listen: pulumi.ResourceTransformation = ({ resource, type, name, props }) => {
    if (concernsReachability(type)) {
      this.#registered.push({ key: `${type}::${name}`, type, name, resource, inputs: { ...props } });
    }
    return undefined;
  };

  /** Known in a preview already: who is meant by an id that is not known yet is told by whose output it is. */
  summarize(intent: Intent): pulumi.Output<ReachSummary> {
    return pulumi.output(this.#plan(intent));
  }

  async #plan(intent: Intent): Promise<ReachSummary> {
    const keys = new Map(this.#registered.map(({ resource, key }) => [resource, key]));
    const resources = await Promise.all(this.#registered.map((registered) => graphResource(registered, keys)));
    const reach = planReachability(new Graph("", "", resources));
    return summarizeReach(reach, judgeReachability(reach, intent));
  }
}

/** The component's options, with recorders among its transformations. */
export const listening = (
  opts: pulumi.ComponentResourceOptions | undefined,
  ...recorders: readonly { readonly listen: pulumi.ResourceTransformation }[]
): pulumi.ComponentResourceOptions =>
  pulumi.mergeOptions(opts, { transformations: recorders.map(({ listen }) => listen) });

/** As an offline plan has it; the URN is made up, and no project or stack is asked for. */
async function graphResource(
  { key, type, name, resource, inputs }: Registered,
  keys: ReadonlyMap<pulumi.Resource, string>,
): Promise<GraphResource> {
  const plain: Record<string, unknown> = {};
  const references: Record<string, readonly string[]> = {};
  for (const [property, input] of Object.entries(inputs)) {
    const resources = new Set<pulumi.Resource>();
    plain[property] = await plainValue(input, resources);
    references[property] = [...resources].flatMap((one) => keys.get(one) ?? []);
  }
  const id = await outputOf(resource, "id");
  return {
    type: canonicalType(type),
    token: type,
    name,
    urn: key,
    parent: undefined,
    custom: true,
    id: typeof id === "string" ? id : undefined,
    inputs: toValues(plain),
    outputs: { id, arn: await outputOf(resource, "arn") },
    references,
  };
}

/** What the engine is told of a value: the SDK's own mark stands for what is not known yet. */
const plainValue = (value: unknown, behind?: Set<pulumi.Resource>): Promise<unknown> =>
  pulumi.runtime.serializeProperty("", value, behind);

const outputOf = async (resource: pulumi.Resource, name: string): Promise<Value> =>
  toValue(await plainValue(Reflect.get(resource, name)));
