import type { ResourceReader } from "../../model/graph";
import { types } from "../../platforms/aws/catalog/types";
import { isWorld } from "./openings";

export const routeTypes = [types.route, types.routeTable, types.defaultRouteTable] as const;

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];

/** The routes that lead everywhere, whether a resource is a route or lists them. */
export function defaultRoutesOf(view: ResourceReader): readonly ResourceReader[] {
  const routes = view.resource.type === types.route ? [view] : view.items("routes");
  return routes.filter((route) => destinations.some((property) => isWorld(route.text(property) ?? "")));
}
