import type { Graph, ResourceReader } from "../../../../model/graph";
import { selects } from "../../../../model/graph/label-selector";
import { types } from "../../../../platforms/kubernetes/catalog/types";
import { nameOf, objectsIn, selectorAt, textMap } from "../../../../platforms/kubernetes/objects/names";
import { metalLbDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

/** Advertisements that announce a pool: those that name it, select it, or name none. Throws UnknownValueError. */
function advertisementsOf(pool: ResourceReader, graph: Graph): readonly ResourceReader[] {
  const { namespace, name } = nameOf(pool);
  return objectsIn(graph).among([types.l2Advertisement, types.bgpAdvertisement], namespace, (one) => {
    const named = one.texts("spec.ipAddressPools");
    const selectors = one.items("spec.ipAddressPoolSelectors");
    if (named.length === 0 && selectors.length === 0) return true;
    const labels = textMap(pool, "metadata.labels");
    return (
      named.includes(name) ||
      selectors.some((_, index) => {
        const selector = selectorAt(one, `spec.ipAddressPoolSelectors.${index}`);
        return selector !== undefined && selects(selector, labels);
      })
    );
  });
}

export const addressPoolAnnounced: Rule = {
  id: "address-pool-announced",
  title: "Addresses of a pool are announced",
  why: "MetalLB gives out addresses of a pool without an advertisement as well: the Service has one, and nothing answers there.",
  remediation: "Make an L2Advertisement or a BGPAdvertisement that names the pool.",
  url: metalLbDocs("configuration"),
  severity: "high",
  types: [types.ipAddressPool],
  scope: "stack",
  *check(pool, graph) {
    if (advertisementsOf(pool, graph).length === 0)
      yield { property: "", problem: "no L2Advertisement or BGPAdvertisement announces it; expected one" };
  },
};
