// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** What a listener or a rule does with a request. */
export type LoadBalancerActionSettings =
  | LoadBalancerForwardSettings
  | LoadBalancerRedirectSettings
  | LoadBalancerFixedResponseSettings;

export interface LoadBalancerForwardSettings {
  /** Sends requests to target groups. */
  readonly type: "forward";
  /** Weight by target group name, 0 to 999 (limit elbv2.forward.weight, read 2026-11-30); a group's share is its weight over the sum, 0 takes it out. At most five groups. */
  readonly targetGroups: Record<string, number>;
  /** Group stickiness: keeps a client on the target group it was first given. Application load balancers only. */
  readonly stickiness?: LoadBalancerStickinessSettings | undefined;
  /** Who may pass, judged before the rest. HTTPS listeners of application load balancers only. The balancer gets a way out to port 443, as it asks the provider for keys, tokens and users. The failover budget takes requests that pass. */
  readonly authenticate?:
    | LoadBalancerJwtAuthenticateSettings
    | LoadBalancerCognitoAuthenticateSettings
    | LoadBalancerOidcAuthenticateSettings
    | undefined;
}

export interface LoadBalancerStickinessSettings {
  /** Seconds that a client stays with its target group. Allowed: 1 to 604800 seconds (limit elbv2.stickiness.duration, read 2026-11-30). */
  readonly duration: number;
}

export interface LoadBalancerJwtAuthenticateSettings {
  /** Asks for a signed token (JWT) in the Authorization header, else answers 401. */
  readonly type: "jwt";
  /** Issuer that tokens must name: `iss`. Allowed: an issuer of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  readonly issuer: string;
  /** Where the issuer publishes its keys; the balancer must reach it. Allowed: an address of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  readonly jwksEndpoint: string;
  /** Further claims to check. exp, iss, nbf and iat are always checked. Default: `[]`. */
  readonly claims: LoadBalancerClaimSettings[];
}

export interface LoadBalancerClaimSettings {
  /** Name of the claim. Allowed: a claim's name of 1 to 256 characters (limit elbv2.jwt.length, read 2026-11-30). */
  readonly name: string;
  /** How the token writes it. */
  readonly format: "single-string" | "string-array" | "space-separated-values";
  /** What it must hold. */
  readonly values: string[];
}

export interface LoadBalancerCognitoAuthenticateSettings {
  /** Sends users to a Cognito user pool to log in, and keeps them by a cookie. */
  readonly type: "cognito";
  /** User pool, in the balancer's region. Allowed: the ARN of a user pool such as arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_aBcDeFgHi. */
  readonly userPoolArn: string;
  /** Its client. Allowed: the id of the pool's client. */
  readonly userPoolClientId: string;
  /** Its domain: prefix, or whole name. Allowed: a domain prefix such as shop, or a whole domain name. */
  readonly userPoolDomain: string;
  /** What is asked of the pool. Allowed: scopes such as openid email. Default: `"openid"`. */
  readonly scope: string;
  /** Name of the session cookie. Allowed: a cookie name. Default: `"AWSELBAuthSessionCookie"`. */
  readonly sessionCookieName: string;
  /** Seconds until users log in again. Allowed: 1 to 604800 seconds (limit elbv2.auth.sessionTimeout, read 2026-11-30). Default: `604800`. */
  readonly sessionTimeout: number;
  /** What is done with requests of users who are not logged in: log-in, 401, or on to the target. Default: `"authenticate"`. */
  readonly onUnauthenticatedRequest: "authenticate" | "deny" | "allow";
}

export interface LoadBalancerOidcAuthenticateSettings {
  /** Sends users to an OpenID Connect provider to log in, and keeps them by a cookie. */
  readonly type: "oidc";
  /** The provider's own name, exactly as its tokens have it: `iss`. Allowed: an https address such as https://id.example.com. */
  readonly issuer: string;
  /** Where users are sent to log in. Allowed: an https address with a path such as https://id.example.com/authorize. */
  readonly authorizationEndpoint: string;
  /** Where the balancer exchanges codes for tokens; it must reach it over IPv4. Allowed: an https address with a path such as https://id.example.com/token. */
  readonly tokenEndpoint: string;
  /** Where the balancer asks who a user is; it must reach it over IPv4. Allowed: an https address with a path such as https://id.example.com/userinfo. */
  readonly userInfoEndpoint: string;
  /** The client that the provider knows the balancer by. Allowed: the client's id. */
  readonly clientId: string;
  /** Where the client's secret lies. Who runs `pulumi up` reads it there; the stack's state has it encrypted, plans and settings never. Allowed: where the secret lies: { parameter: /shop/oidc } in SSM Parameter Store, { secret: shop/oidc } in Secrets Manager, or { input: name } of the program's clientSecrets. */
  readonly clientSecret:
    | LoadBalancerParameterClientSecretSettings
    | LoadBalancerSecretClientSecretSettings
    | LoadBalancerInputClientSecretSettings;
  /** Query parameters that go to the authorization endpoint as well, 0 to 10 (limit elbv2.auth.extraParams, read 2026-11-30). */
  readonly extraParams: Record<string, string>;
  /** What is asked of the provider. Allowed: scopes such as openid email. Default: `"openid"`. */
  readonly scope: string;
  /** Name of the session cookie. Allowed: a cookie name. Default: `"AWSELBAuthSessionCookie"`. */
  readonly sessionCookieName: string;
  /** Seconds until users log in again. Allowed: 1 to 604800 seconds (limit elbv2.auth.sessionTimeout, read 2026-11-30). Default: `604800`. */
  readonly sessionTimeout: number;
  /** What is done with requests of users who are not logged in: log-in, 401, or on to the target. Default: `"authenticate"`. */
  readonly onUnauthenticatedRequest: "authenticate" | "deny" | "allow";
}

export interface LoadBalancerParameterClientSecretSettings {
  /** SSM parameter of type SecureString, by name or ARN. Allowed: the name or ARN of an SSM parameter such as /shop/oidc-client-secret. */
  readonly parameter: string;
}

export interface LoadBalancerSecretClientSecretSettings {
  /** Secret in Secrets Manager, by name or ARN. Allowed: the name or ARN of a secret in Secrets Manager such as shop/oidc. */
  readonly secret: string;
  /** Key inside the secret, where it is a JSON object. Default: the whole text. Allowed: a key of the secret's JSON such as clientSecret. */
  readonly key?: string | undefined;
}

export interface LoadBalancerInputClientSecretSettings {
  /** Name under which a program hands it over as code: clientSecrets of LoadBalancer or VipCluster. Allowed: a letter, then letters, digits and hyphens, lower case, 1 to 24 characters. */
  readonly input: string;
}

export interface LoadBalancerRedirectSettings {
  /** Answers with another address. Application load balancers only. */
  readonly type: "redirect";
  /** Protocol of the new address; never from HTTPS to HTTP. Default: `"HTTPS"`. */
  readonly protocol: "HTTP" | "HTTPS" | "#{protocol}";
  /** Port of the new address, as text. Allowed: a port in quotes such as "443", or "#{port}". Default: `"443"`. */
  readonly port: string;
  /** Host of the new address. Allowed: a host name of 1 to 128 characters (limit elbv2.redirect.length, read 2026-11-30). Default: `"#{host}"`. */
  readonly host: string;
  /** Path of the new address. Allowed: a path of 1 to 128 characters (limit elbv2.redirect.length, read 2026-11-30). Default: `"/#{path}"`. */
  readonly path: string;
  /** Query of the new address, without the question mark. Allowed: a query of 0 to 128 characters (limit elbv2.redirect.query.length, read 2026-11-30). Default: `"#{query}"`. */
  readonly query: string;
  /** Moved for good (browsers remember it) or for now. Default: `"HTTP_301"`. */
  readonly statusCode: "HTTP_301" | "HTTP_302";
}

export interface LoadBalancerFixedResponseSettings {
  /** Answers by itself. Application load balancers only. */
  readonly type: "fixed-response";
  /** Status of the answer: 2xx, 4xx or 5xx. Allowed: 200 to 599 (limit elbv2.fixedResponse.statusCode, read 2026-11-30). Default: `403`. */
  readonly statusCode: number;
  /** Media type of the body. Default: `"text/plain"`. */
  readonly contentType: "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json";
  /** Body of the answer. Allowed: a body of 0 to 1024 characters (limit elbv2.fixedResponse.body.length, read 2026-11-30). Default: `""`. */
  readonly messageBody: string;
}
