import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { LoadBalancer } from "../../components/aws/load-balancer";
import { createActions } from "../../components/aws/load-balancer/actions";
import { entryOf } from "../../components/aws/load-balancer/client-secret";
import { loadBalancerSettings } from "../../components/aws/load-balancer/settings";
import { record } from "../support/recorder";

const context = {
  type: "application",
  targetGroups: { web: { arn: "arn", name: "web" } },
  live: undefined,
  secretAt: (place: object) => pulumi.secret(JSON.stringify(place)),
} as const;

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

const oidc = {
  type: "oidc",
  issuer: "https://id.example.com",
  authorizationEndpoint: "https://id.example.com/authorize",
  tokenEndpoint: "https://id.example.com/token",
  userInfoEndpoint: "https://id.example.com/userinfo",
  clientId: "shop",
} as const;

/** The balancer with three log-ins, whose secrets lie in three places. */
const threeLogins = () =>
  new LoadBalancer("shop", {
    ...{
      subnetIds: ["subnet-1", "subnet-2"],
      securityGroupIds: ["sg-1"],
      targetGroups: { web: { arn: "arn", name: "web" } },
    },
    certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
    clientSecrets: { login: "handed over" },
    accessLogs: false,
    listeners: {
      main: {
        port: 443,
        protocol: "HTTPS",
        defaultAction: {
          type: "forward",
          targetGroups: { web: 1 },
          authenticate: { ...oidc, clientSecret: { parameter: "/shop/oidc" }, extraParams: { prompt: "login" } },
        },
        rules: {
          admin: {
            priority: 1,
            conditions: { path: ["/admin/*"] },
            action: {
              type: "forward",
              targetGroups: { web: 1 },
              authenticate: { ...oidc, clientSecret: { secret: "shop/oidc", key: "admin" }, scope: "openid email" },
            },
          },
          own: {
            priority: 2,
            conditions: { path: ["/own/*"] },
            action: {
              type: "forward",
              targetGroups: { web: 1 },
              authenticate: { ...oidc, clientSecret: { input: "login" }, onUnauthenticatedRequest: "deny" },
            },
          },
        },
      },
    },
  });

interface Sent {
  readonly authenticateOidc: Record<string, unknown>;
}

/** A mark within a property marks all of it in what a mock is given. */
const opened = (given: unknown) => (given as { readonly value: readonly Sent[] }).value;

/** An account in which both places hold a secret. */
function places() {
  const asked: Record<string, unknown>[] = [];
  const answer = (found: Record<string, unknown>) => (args: Record<string, unknown>) => {
    asked.push(args);
    return found;
  };
  const functions = {
    "aws:ssm/getParameter:getParameter": answer({ value: "from the parameter" }),
    "aws:secretsmanager/getSecretVersion:getSecretVersion": answer({ secretString: '{"admin":"from the secret"}' }),
  };
  return { asked, answers: { functions } };
}

test("an OpenID Connect client's secret is read where it lies, and is a secret to the engine", async () => {
  const { asked, answers } = places();
  const { resources, result } = await record(threeLogins, answers);
  assert.deepEqual(asked, [{ name: "/shop/oidc", withDecryption: true }, { secretId: "shop/oidc" }]);
  const sentBy = (name: string, property: string) => {
    const [first] = opened(resources.find((one) => one.name === name)?.inputs[property]);
    return first?.authenticateOidc;
  };
  const { type: _, ...plain } = oidc;
  const session = {
    scope: "openid",
    sessionCookieName: "AWSELBAuthSessionCookie",
    sessionTimeout: 604800,
    onUnauthenticatedRequest: "authenticate",
  };
  assert.deepEqual(sentBy("shop-listener-main", "defaultActions"), {
    ...{ ...plain, ...session },
    authenticationRequestExtraParams: { prompt: "login" },
    clientSecret: "from the parameter",
  });
  const admin = { ...plain, ...session, scope: "openid email", clientSecret: "from the secret" };
  assert.deepEqual(sentBy("shop-rule-main-admin", "actions"), admin);
  const own = { ...plain, ...session, onUnauthenticatedRequest: "deny", clientSecret: "handed over" };
  assert.deepEqual(sentBy("shop-rule-main-own", "actions"), own);
  const live = result.listeners["main"];
  assert.ok(live);
  assert.equal(await pulumi.isSecret(live.defaultActions), true);
});

test("settings never hold a client's secret, and name what the program hands over", async () => {
  const { result } = await record(threeLogins, places().answers);
  assert.doesNotMatch(JSON.stringify(result.settings), /handed over|from the/);
  const unknown = () =>
    new LoadBalancer("shop", {
      ...{
        subnetIds: ["subnet-1", "subnet-2"],
        securityGroupIds: ["sg-1"],
        targetGroups: { web: { arn: "arn", name: "web" } },
      },
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
      listeners: {
        main: {
          port: 443,
          protocol: "HTTPS",
          defaultAction: {
            type: "forward",
            targetGroups: { web: 1 },
            authenticate: { ...oidc, clientSecret: { input: "login" } },
          },
        },
      },
    });
  await assert.rejects(
    record(unknown),
    /listeners\.main\.defaultAction\.authenticate\.clientSecret\.input: no such secret in clientSecrets, got "login"; allowed: none/,
  );
});

test("a secret of several entries says which one is missing, and never what it holds", () => {
  assert.equal(entryOf('{"a":"b"}', "a", "shop/oidc"), "b");
  for (const text of ['{"a":"hunter2"}', '"hunter2"', "hunter2", '{"b":""}']) {
    assert.throws(
      () => entryOf(text, "b", "shop/oidc"),
      ({ message }: Error) => /^secret shop\/oidc: /.test(message) && !/hunter2/.test(message),
    );
  }
});
