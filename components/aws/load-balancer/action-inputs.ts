// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** What a listener or a rule does with a request. */
export type LoadBalancerActionInput =
  | LoadBalancerForwardInput
  | LoadBalancerRedirectInput
  | LoadBalancerFixedResponseInput;

export interface LoadBalancerForwardInput {
  /** Sends requests to target groups. */
  type: "forward";
  /** Weight by target group name, 0 to 999 (limit elbv2.forward.weight, read 2026-11-30); a group's share is its weight over the sum, 0 takes it out. At most five groups. */
  targetGroups: Record<string, number>;
  /** Group stickiness: keeps a client on the target group it was first given. Application load balancers only. */
  stickiness?: LoadBalancerStickinessInput | undefined;
  /** Who may pass, judged before the rest. HTTPS listeners of application load balancers only. The balancer gets a way out to port 443, as it asks the provider for keys, tokens and users. The failover budget takes requests that pass. */
  authenticate?:
    | LoadBalancerJwtAuthenticateInput
    | LoadBalancerCognitoAuthenticateInput
    | LoadBalancerOidcAuthenticateInput
    | undefined;
}

export interface LoadBalancerStickinessInput {
  /** Seconds that a client stays with its target group. Allowed: 1 to 604800 seconds (limit elbv2.stickiness.duration, read 2026-11-30). */
  duration: number;
}

export interface LoadBalancerJwtAuthenticateInput {
  /** Asks for a signed token (JWT) in the Authorization header, else answers 401. */
  type: "jwt";
  /** Issuer that tokens must name: `iss`. Allowed: an issuer of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  issuer: string;
  /** Where the issuer publishes its keys; the balancer must reach it. Allowed: an address of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  jwksEndpoint: string;
  /** Further claims to check. exp, iss, nbf and iat are always checked. Default: `[]`. */
  claims?: LoadBalancerClaimInput[] | undefined;
}

export interface LoadBalancerClaimInput {
  /** Name of the claim. Allowed: a claim's name of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  name: string;
  /** How the token writes it. */
  format: "single-string" | "string-array" | "space-separated-values";
  /** What it must hold. */
  values: string[];
}

export interface LoadBalancerCognitoAuthenticateInput {
  /** Sends users to a Cognito user pool to log in, and keeps them by a cookie. */
  type: "cognito";
  /** User pool, in the balancer's region. Allowed: the ARN of a user pool such as arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi. */
  userPoolArn: string;
  /** Its client. Allowed: the id of the pool's client. */
  userPoolClientId: string;
  /** Its domain: prefix, or whole name. Allowed: a domain prefix such as shop, or a whole domain name. */
  userPoolDomain: string;
  /** What is asked of the pool. Allowed: scopes such as openid email. Default: `"openid"`. */
  scope?: string | undefined;
  /** Name of the session cookie. Allowed: a cookie name. Default: `"AWSELBAuthSessionCookie"`. */
  sessionCookieName?: string | undefined;
  /** Seconds until users log in again. Allowed: 1 to 604800 seconds (limit elbv2.auth.sessionTimeout, read 2026-11-30). Default: `604800`. */
  sessionTimeout?: number | undefined;
  /** What is done with requests of users who are not logged in: log-in, 401, or on to the target. Default: `"authenticate"`. */
  onUnauthenticatedRequest?: "authenticate" | "deny" | "allow" | undefined;
}

export interface LoadBalancerOidcAuthenticateInput {
  /** Sends users to an OpenID Connect provider to log in, and keeps them by a cookie. */
  type: "oidc";
  /** The provider's own name, exactly as its tokens have it: `iss`. Allowed: an https address such as https://id.example.com. */
  issuer: string;
  /** Where users are sent to log in. Allowed: an https address with a path such as https://id.example.com/authorize. */
  authorizationEndpoint: string;
  /** Where the balancer exchanges codes for tokens; it must reach it over IPv4. Allowed: an https address with a path such as https://id.example.com/token. */
  tokenEndpoint: string;
  /** Where the balancer asks who a user is; it must reach it over IPv4. Allowed: an https address with a path such as https://id.example.com/userinfo. */
  userInfoEndpoint: string;
  /** The client that the provider knows the balancer by. Allowed: the client's id. */
  clientId: string;
  /** Where the client's secret lies. Who runs `pulumi up` reads it there; the stack's state has it encrypted, plans and settings never. Allowed: where the secret lies: { parameter: /shop/oidc } in SSM Parameter Store, { secret: shop/oidc } in Secrets Manager, or { input: name } of the program's clientSecrets. */
  clientSecret:
    | LoadBalancerParameterClientSecretInput
    | LoadBalancerSecretClientSecretInput
    | LoadBalancerInputClientSecretInput;
  /** Query parameters that go to the authorization endpoint as well, 0 to 10 (limit elbv2.auth.extraParams, read 2026-11-30). */
  extraParams?: Record<string, string> | undefined;
  /** What is asked of the provider. Allowed: scopes such as openid email. Default: `"openid"`. */
  scope?: string | undefined;
  /** Name of the session cookie. Allowed: a cookie name. Default: `"AWSELBAuthSessionCookie"`. */
  sessionCookieName?: string | undefined;
  /** Seconds until users log in again. Allowed: 1 to 604800 seconds (limit elbv2.auth.sessionTimeout, read 2026-11-30). Default: `604800`. */
  sessionTimeout?: number | undefined;
  /** What is done with requests of users who are not logged in: log-in, 401, or on to the target. Default: `"authenticate"`. */
  onUnauthenticatedRequest?: "authenticate" | "deny" | "allow" | undefined;
}

export interface LoadBalancerParameterClientSecretInput {
  /** SSM parameter of type SecureString, by name or ARN. Allowed: the name or ARN of an SSM parameter such as /shop/oidc-client-secret. */
  parameter: string;
}

export interface LoadBalancerSecretClientSecretInput {
  /** Secret in Secrets Manager, by name or ARN. Allowed: the name or ARN of a secret in Secrets Manager such as shop/oidc. */
  secret: string;
  /** Key inside the secret, where it is a JSON object. Default: the whole text. Allowed: a key of the secret's JSON such as clientSecret. */
  key?: string | undefined;
}

export interface LoadBalancerInputClientSecretInput {
  /** Name under which a program hands it over as code: clientSecrets of LoadBalancer or VipCluster. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  input: string;
}

export interface LoadBalancerRedirectInput {
  /** Answers with another address. Application load balancers only. */
  type: "redirect";
  /** Protocol of the new address; never from HTTPS to HTTP. Default: `"HTTPS"`. */
  protocol?: "HTTP" | "HTTPS" | "#{protocol}" | undefined;
  /** Port of the new address, as text. Allowed: a port in quotes such as "443", or "#{port}". Default: `"443"`. */
  port?: string | undefined;
  /** Host of the new address. Allowed: a host name of 1 to 128 characters (limit elbv2.redirect.length, read 2026-11-30). Default: `"#{host}"`. */
  host?: string | undefined;
  /** Path of the new address. Allowed: a path of 1 to 128 characters (limit elbv2.redirect.length, read 2026-11-30). Default: `"/#{path}"`. */
  path?: string | undefined;
  /** Query of the new address, without the question mark. Allowed: a query of 0 to 128 characters (limit elbv2.redirect.query.length, read 2026-11-30). Default: `"#{query}"`. */
  query?: string | undefined;
  /** Moved for good (browsers remember it) or for now. Default: `"HTTP_301"`. */
  statusCode?: "HTTP_301" | "HTTP_302" | undefined;
}

export interface LoadBalancerFixedResponseInput {
  /** Answers by itself. Application load balancers only. */
  type: "fixed-response";
  /** Status of the answer: 2xx, 4xx or 5xx. Allowed: 200 to 599 (limit elbv2.fixedResponse.statusCode, read 2026-11-30). Default: `403`. */
  statusCode?: number | undefined;
  /** Media type of the body. Default: `"text/plain"`. */
  contentType?: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json" | undefined;
  /** Body of the answer. Allowed: a body of 0 to 1024 characters (limit elbv2.fixedResponse.body.length, read 2026-11-30). Default: `""`. */
  messageBody?: string | undefined;
}
