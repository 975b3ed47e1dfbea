import assert from "node:assert/strict";
import type { Props, StoredResource } from "../../../twin/contract/resources";
import { Account, makeBalancer, makeSite, makeTargetGroup, type Site } from "../../support/account";

export interface Stage {
  readonly account: Account;
  readonly site: Site;
  readonly balancer: StoredResource;
  readonly blue: StoredResource;
  readonly green: StoredResource;
}

/** A balancer and two target groups that nothing uses yet. */
export function setUp(more: Props = {}): Stage {
  const account = new Account();
  const site = makeSite(account);
  const balancer = makeBalancer(account, site, more);
  const protocol = more.loadBalancerType === "network" ? "TCP" : "HTTP";
  const [blue, green] = ["blue", "green"].map((name) => makeTargetGroup(account, site, { protocol }, name));
  assert.ok(blue && green);
  return { account, site, balancer, blue, green };
}

export const redirect: Props = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};
export const fixed: Props = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "403" } };
