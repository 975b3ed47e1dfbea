import type { WebAclInput } from "../../components/aws/web-acl/inputs";
import { planBodies, planDefaultAction, planIpSets, planRules } from "../../components/aws/web-acl/plan";
import { webAclSettings } from "../../components/aws/web-acl/settings";
import { toJson } from "../../model/graph/json";
import { types } from "../../platforms/aws/catalog/types";
import type { Props, StoredResource } from "../../twin/contract/resources";
import type { WebAcl } from "../../twin/contract/web-acl";
import { webAclsByBalancer } from "../../twin/data/derive-web-acls";

const arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/1";

/** What a program with these settings has in the store of the twin, before a balancer of that ARN. */
export function storedWebAcl(input: WebAclInput, balancer: string): readonly StoredResource[] {
  const settings = webAclSettings().parse(input);
  const stored = (type: string, id: string, outputs: unknown): StoredResource => ({
    ...{ type, id, urn: `urn:${id}`, name: id, inputs: {}, createdAt: "2026-11-30T00:00:00Z" },
    outputs: toJson(outputs) as Props,
  });
  const sets = planIpSets(settings).map(({ key, addresses }) =>
    stored(types.ipSet, key, { arn: `set/${key}`, addresses }),
  );
  const acl = {
    ...{ arn, name: "shop", defaultAction: planDefaultAction(settings), customResponseBodies: planBodies(settings) },
    rules: planRules(settings, (key) => `set/${key}`),
  };
  const association = { resourceArn: balancer, webAclArn: arn };
  return [...sets, stored(types.webAcl, "1", acl), stored(types.webAclAssociation, "a", association)];
}

/** What of it the balancers of this machine enforce. */
export function enforced(input: WebAclInput): WebAcl {
  const resources = storedWebAcl(input, "balancer");
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const acl = webAclsByBalancer({ all }).get("balancer");
  if (acl === undefined) throw new Error("no web ACL");
  return acl;
}
