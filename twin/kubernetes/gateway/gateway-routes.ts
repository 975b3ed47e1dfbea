import type { Props } from "../../../model/graph/json";
import { type ApiObject, listOf, numberOf, propsOf, textOf } from "../api/objects";
import { listenerUrls } from "./listener-ports";

/** What one listener does with some requests. */
export interface RouteRow {
  /** Of the listener. */
  readonly url: string;
  /** In which case, in words; empty: always. */
  readonly when: string;
  /** The component that the Service selects, else the Service's name; absent: no pod is asked. */
  readonly group?: string;
  /** 0 to 1. */
  readonly share: number;
}

const protocolsOf: Readonly<Record<string, readonly string[]>> = {
  HTTPRoute: ["HTTP", "HTTPS"],
  GRPCRoute: ["HTTP", "HTTPS"],
  TLSRoute: ["TLS"],
  TCPRoute: ["TCP", "TLS"],
  UDPRoute: ["UDP"],
};

/** Which listener of a Gateway leads where. */
export function gatewayRoutes(gateway: ApiObject, address: string, objects: readonly ApiObject[]): RouteRow[] {
  return listOf(propsOf(gateway.raw.spec).listeners).flatMap((listener) => {
    const alone = { ...gateway, raw: { ...gateway.raw, spec: { listeners: [listener] } } };
    const [url = ""] = listenerUrls(alone, address);
    return objects
      .filter((route) => isAttached(route, gateway, listener))
      .flatMap((route) => rowsOf(route, url, objects));
  });
}

function isAttached(route: ApiObject, gateway: ApiObject, listener: Props): boolean {
  if (protocolsOf[route.kind]?.includes(textOf(listener.protocol)) !== true) return false;
  return listOf(propsOf(route.raw.spec).parentRefs).some(
    ({ kind = "Gateway", namespace = route.namespace, name, sectionName = listener.name, port = listener.port }) =>
      kind === "Gateway" &&
      namespace === gateway.namespace &&
      name === gateway.name &&
      sectionName === listener.name &&
      port === listener.port,
  );
}

/** Rules with the same backends are told as one: a route has several for what may be sent twice and what may not. */
function rowsOf(route: ApiObject, url: string, objects: readonly ApiObject[]): RouteRow[] {
  const { hostnames, rules } = propsOf(route.raw.spec);
  const hosts = Array.isArray(hostnames) ? hostnames.map(textOf) : [];
  const merged = new Map<string, { readonly refs: readonly Props[]; readonly whens: string[] }>();
  for (const { backendRefs, matches } of listOf(rules)) {
    const refs = listOf(backendRefs);
    const entry = merged.get(JSON.stringify(refs)) ?? { refs, whens: [] };
    merged.set(JSON.stringify(refs), entry);
    const known = listOf(matches);
    entry.whens.push(...(known.length === 0 ? [""] : known.map(matchText)));
  }
  return [...merged.values()].flatMap(({ refs, whens }) => {
    const cases = whens.includes("") ? "" : [...new Set(whens)].join(" or ");
    const when = [hosts.length === 0 ? "" : `host ${hosts.join(" or ")}`, cases].filter(Boolean).join(" and ");
    const total = refs.reduce((sum, { weight }) => sum + numberOf(weight, 1), 0);
    if (refs.length === 0) return [{ url, when, share: 1 }];
    return refs.map((ref) => ({
      ...{ url, when, group: groupOf(ref, route.namespace, objects) },
      share: total === 0 ? 0 : numberOf(ref.weight, 1) / total,
    }));
  });
}

/** The methods of a match say how often a request may be sent, not where to. */
function matchText({ path, headers, queryParams }: Props): string {
  const { type = "PathPrefix", value = "/" } = propsOf(path);
  const isAny = type === "PathPrefix" && value === "/";
  const named = (what: string, all: readonly Props[]) =>
    all.map((each) => `${what} ${textOf(each.name)}=${textOf(each.value)}`);
  const paths = isAny ? [] : [`path ${textOf(value)}${type === "PathPrefix" ? "*" : ""}`];
  return [...paths, ...named("header", listOf(headers)), ...named("query", listOf(queryParams))].join(" and ");
}

function groupOf(ref: Props, own: string, objects: readonly ApiObject[]): string {
  const { name, namespace = own } = ref;
  const service = objects.find(
    (object) => object.kind === "Service" && object.name === name && object.namespace === namespace,
  );
  const selector = propsOf(propsOf(service?.raw.spec).selector);
  return textOf(selector["app.kubernetes.io/component"]) || textOf(name);
}
