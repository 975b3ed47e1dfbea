import { isList, isProps, type Json, type Props } from "../../../model/graph/json";
import { isNotFound } from "../api/api-error";
import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { Discovery } from "../api/discovery";
import { type ApiObject, listOf, numberOf, propsOf, textOf } from "../api/objects";
import { timestamp } from "../nodes/pod-status";

/** What the translator says of an object, and the object as the API server has it. */
interface Judged {
  readonly object: ApiObject;
  readonly status: Props;
}

/** Writes the translator's verdicts to the objects' status, where programs and people look for them. */
export class StatusWriter {
  private readonly discovery: Discovery;
  private readonly written = new Map<string, string>();

  constructor(
    private readonly client: ClusterClient,
    private readonly log: (message: string) => void,
  ) {
    this.discovery = new Discovery(client);
  }

  /** @param addressOf a Gateway's address on this machine; undefined while nothing listens there */
  async write(
    translated: Props,
    live: readonly ApiObject[],
    addressOf: (gateway: ApiObject) => string | undefined,
  ): Promise<void> {
    const judged = Object.values(translated)
      .flatMap((value) => (isList(value) ? value.filter(isProps) : isProps(value) ? [value] : []))
      .flatMap((raw) => this.match(raw, live));
    await Promise.all(judged.map((each) => this.send(withGateway(each, addressOf))));
  }

  private match(raw: Props, live: readonly ApiObject[]): Judged[] {
    const metadata = propsOf(raw.metadata);
    const object = live.find(
      ({ kind, name, namespace }) =>
        kind === raw.kind && name === metadata.name && namespace === textOf(metadata.namespace),
    );
    return object === undefined || !isProps(raw.status) ? [] : [{ object, status: complete(raw.status, object) }];
  }

  private async send({ object, status }: Judged): Promise<void> {
    const generation = numberOf(propsOf(object.raw.metadata).generation);
    const body = propsOf(dated(status, propsOf(object.raw.status), generation));
    const text = JSON.stringify(dated(status, {}, generation, ""));
    if (this.written.get(object.uid) === text) return;
    try {
      const path = await this.discovery.pathOf(object.apiVersion, object.kind, object.namespace, object.name);
      await this.client.call("PATCH", `${path}/status`, { contentType: contentTypes.merge, body: { status: body } });
      this.written.set(object.uid, text);
    } catch (error) {
      if (!isNotFound(error)) this.log(`status of ${object.kind} ${object.namespace}/${object.name}: ${String(error)}`);
    }
  }
}

/** A policy that nothing has taken up yet has no ancestors, and the API takes no status without the list. */
const complete = (status: Props, { kind }: ApiObject): Props =>
  kind.endsWith("Policy") && !isList(status.ancestors) ? { ...status, ancestors: [] } : status;

/** The translator judges a Gateway's listeners; whether it is served is known here alone. */
function withGateway({ object, status }: Judged, addressOf: (gateway: ApiObject) => string | undefined): Judged {
  if (object.kind !== "Gateway") return { object, status };
  const address = addressOf(object);
  const isServed = address !== undefined;
  const conditions = [
    {
      type: "Accepted",
      status: "True",
      reason: "Accepted",
      message: "The Gateway has been scheduled by Envoy Gateway",
    },
    {
      type: "Programmed",
      status: isServed ? "True" : "False",
      reason: isServed ? "Programmed" : "NoResources",
      message: isServed ? "Envoy serves it on this machine" : "Envoy does not listen yet",
    },
  ];
  const addresses = isServed ? [{ type: "IPAddress", value: address }] : [];
  const own = listOf(status.conditions).filter(({ type }) => !conditions.some((each) => each.type === type));
  return { object, status: { ...status, addresses, conditions: [...own, ...conditions] } };
}

/** Conditions with their generation, and with the time of their last change: the translator knows neither. */
function dated(value: Json, known: Json | undefined, generation: number, now = timestamp(Date.now())): Json {
  if (isList(value)) {
    const before = isList(known) ? known : [];
    return value.map((each, index) => dated(each, counterpart(each, before) ?? before[index], generation, now));
  }
  if (!isProps(value)) return value;
  const before = propsOf(known);
  const isCondition = "lastTransitionTime" in value || ("type" in value && "status" in value && "reason" in value);
  if (!isCondition)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, dated(each, before[key], generation, now)]),
    );
  const since = before.status === value.status ? textOf(before.lastTransitionTime) : "";
  return { ...value, observedGeneration: generation, lastTransitionTime: since || now };
}

const counterpart = (item: Json, known: readonly Json[]): Json | undefined =>
  isProps(item) && item.type !== undefined ? known.find((each) => isProps(each) && each.type === item.type) : undefined;
