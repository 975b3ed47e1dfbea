import assert from "node:assert/strict";
import { test } from "node:test";
import { createActions } from "../../components/load-balancer/actions";
import { loadBalancerSettings } from "../../model";

const context = { type: "application", targetGroups: { web: { arn: "arn", name: "web" } }, live: undefined } as const;

function plan(authenticate?: object) {
  const defaultAction = {
    type: "forward",
    targetGroups: { web: 1 },
    ...(authenticate === undefined ? {} : { authenticate }),
  };
  const settings = loadBalancerSettings().parse({
    listeners: { main: { port: 443, protocol: "HTTPS", defaultAction } },
  });
  const main = settings.listeners["main"];
  assert.ok(main);
  return createActions(main.defaultAction, context);
}

const forward = {
  type: "forward",
  forward: { targetGroups: [{ arn: "arn", weight: 1 }], stickiness: { enabled: false, duration: 3600 } },
};

test("an action alone has no number; one that asks who somebody is stands before it", () => {
  assert.deepEqual(plan(), [forward]);
  const jwt = { issuer: "https://id.example.com", jwksEndpoint: "https://id.example.com/keys.json" };
  assert.deepEqual(plan({ type: "jwt", ...jwt }), [
    { order: 1, type: "jwt-validation", jwtValidation: jwt },
    { order: 2, ...forward },
  ]);
  const claims = [{ name: "aud", format: "single-string", values: ["shop"] }];
  assert.deepEqual(plan({ type: "jwt", ...jwt, claims })[0], {
    order: 1,
    type: "jwt-validation",
    jwtValidation: { ...jwt, additionalClaims: claims },
  });
  const pool = {
    userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi",
    userPoolClientId: "1example23456789",
    userPoolDomain: "shop",
  };
  assert.deepEqual(plan({ type: "cognito", ...pool })[0], {
    order: 1,
    type: "authenticate-cognito",
    authenticateCognito: {
      ...pool,
      scope: "openid",
      sessionCookieName: "AWSELBAuthSessionCookie",
      sessionTimeout: 604800,
      onUnauthenticatedRequest: "authenticate",
    },
  });
});
