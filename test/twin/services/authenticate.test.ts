import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { type Account, refuses } from "../../support/account";
import { fixed, setUp } from "./stage";

const issue = (account: Account) =>
  account.make("certificate", { domainName: "vip.example.com", validationMethod: "DNS" });

describe("actions that ask who somebody is", () => {
  it("asks who somebody is on HTTPS only, and before the one action that answers", () => {
    const { account, balancer } = setUp();
    const jwt = { type: "jwt-validation", jwtValidation: { issuer: "i", jwksEndpoint: "https://id.example.com/k" } };
    const secure = { port: 443, protocol: "HTTPS", certificateArn: issue(account).id, loadBalancerArn: balancer.id };
    const make = (defaultActions: Props[], more: Props = secure) =>
      account.make("listener", { ...more, defaultActions });
    const code = "InvalidLoadBalancerAction";
    refuses(code, () => make([jwt]), /The last action must be one of forward/);
    refuses(code, () => make([fixed, jwt]), /The last action must be one of forward/);
    refuses(
      code,
      () =>
        make([
          { ...fixed, order: 1 },
          { ...fixed, order: 2 },
        ]),
      /must be the last one/,
    );
    refuses(code, () => make([jwt, fixed], { loadBalancerArn: balancer.id, port: 80, protocol: "HTTP" }), /HTTPS/);
    make([
      { ...fixed, order: 2 },
      { ...jwt, order: 1 },
    ]);
  });

  it("wants all of an OpenID Connect provider, at whole addresses", () => {
    const { account } = setUp();
    const extra = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, "x"]));
    const authenticateOidc = {
      ...{ issuer: "id.example.com", authorizationEndpoint: "https://id.example.com/a", clientId: "shop" },
      ...{ tokenEndpoint: "http://id.example.com/t", userInfoEndpoint: "https://id.example.com/u", clientSecret: "s" },
      ...{ onUnauthenticatedRequest: "reject", authenticationRequestExtraParams: extra },
    };
    const failures = (action: Props) =>
      account.failures("listener", {
        loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:x/y",
        defaultActions: [action, fixed],
      });
    assert.deepEqual(failures({ type: "authenticate-oidc" }), ["defaultActions[0].authenticateOidc: is required here"]);
    assert.deepEqual(
      failures({ type: "authenticate-oidc", authenticateOidc })
        .map((line) => line.split(":")[0])
        .toSorted(),
      ["authenticationRequestExtraParams", "issuer", "onUnauthenticatedRequest", "tokenEndpoint"].map(
        (property) => `defaultActions[0].authenticateOidc.${property}`,
      ),
    );
  });
});
