import type { AddressSettings } from "./resolved";

type Routing = NonNullable<AddressSettings["routing"]>;

/** What a record has beside its target where the name has several. */
interface RecordRouting {
  readonly setIdentifier: string;
  readonly failoverRoutingPolicies?: { type: "PRIMARY" | "SECONDARY" }[];
  readonly weightedRoutingPolicies?: { weight: number }[];
  readonly latencyRoutingPolicies?: { region: string }[];
}

const roles = { primary: "PRIMARY", secondary: "SECONDARY" } as const;

/** How a record shares its name; undefined where nothing says in which region it is and that must be known. */
export function planRouting(routing: Routing, region: string | undefined): RecordRouting | undefined {
  if (routing.type === "failover") {
    const { role, setIdentifier = role } = routing;
    return { setIdentifier, failoverRoutingPolicies: [{ type: roles[role] }] };
  }
  if (routing.type === "weighted") {
    const { weight, setIdentifier = region } = routing;
    return setIdentifier === undefined ? undefined : { setIdentifier, weightedRoutingPolicies: [{ weight }] };
  }
  const { region: measured = region, setIdentifier = measured } = routing;
  if (measured === undefined || setIdentifier === undefined) return undefined;
  return { setIdentifier, latencyRoutingPolicies: [{ region: measured }] };
}

/** Families in which the name answers. */
export const planFamilies = ({ ipv6 }: Pick<AddressSettings, "ipv6">): readonly ("A" | "AAAA")[] =>
  ipv6 ? ["A", "AAAA"] : ["A"];
