import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { LoadBalancer, type LoadBalancerArgs } from "../../components/aws/load-balancer";
import type { LoadBalancerInput } from "../../components/aws/load-balancer/inputs";
import { planConditions, planUrl } from "../../components/aws/load-balancer/plan";
import { type CloudAnswers, type Recorded, record, resolve } from "../support/recorder";

const arnOf = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/73e2d6bc24d8a067`;
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1";

const targetGroups = {
  blue: { arn: arnOf("blue-00000001"), name: "blue-00000001" },
  green: { arn: arnOf("green-00000002"), name: "green-00000002" },
};

const https: LoadBalancerInput["listeners"][string] = {
  port: 443,
  protocol: "HTTPS",
  defaultAction: { type: "forward", targetGroups: { blue: 90, green: 10 } },
};

type Given = Omit<Partial<LoadBalancerArgs>, "listeners"> & Pick<LoadBalancerArgs, "listeners">;

function balancer(given: Given, cloud?: CloudAnswers) {
  const wiring = { subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"], targetGroups, certificateArn };
  return record(() => new LoadBalancer("web", { accessLogs: false, ...wiring, ...given }), cloud);
}

const find = (resources: readonly Recorded[], name: string): Recorded => {
  const found = resources.find((resource) => resource.name === name);
  assert.ok(found, `no ${name} among ${resources.map((resource) => resource.name).join(", ")}`);
  return found;
};

const forwardOf = (resources: readonly Recorded[], name: string) =>
  (find(resources, name).inputs.defaultActions as { forward: unknown }[])[0]?.forward;

test("connection and health check logs go below prefixes of their own, also where access is not logged", async () => {
  const { resources } = await balancer({ connectionLogs: { retention: 7 }, healthCheckLogs: {}, listeners: { https } });
  const { inputs } = find(resources, "web-load-balancer");
  const bucket = "web-log-bucket-id";
  assert.deepEqual(inputs.accessLogs, { enabled: false, bucket: "" });
  assert.deepEqual(inputs.connectionLogs, { enabled: true, bucket, prefix: "connections" });
  assert.deepEqual(inputs.healthCheckLogs, { enabled: true, bucket, prefix: "health-checks" });
});

test("an application balancer with its logs: exactly these children, all under the component", async () => {
  const { resources } = await balancer({ accessLogs: { retention: 30 }, listeners: { https } });
  assert.deepEqual(
    resources.map(({ type, name }) => [type, name]),
    [
      ["aws:lb/listener:Listener", "web-listener-https"],
      ["aws:lb/loadBalancer:LoadBalancer", "web-load-balancer"],
      ["aws:s3/bucket:Bucket", "web-log-bucket"],
      ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "web-log-lifecycle"],
      ["aws:s3/bucketOwnershipControls:BucketOwnershipControls", "web-log-ownership"],
      ["aws:s3/bucketPolicy:BucketPolicy", "web-log-policy"],
      ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "web-log-access"],
      ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "web-log-encryption"],
      ["vipkit:load-balancer:LoadBalancer", "web"],
    ],
  );
  const parents = new Set(resources.slice(0, -1).map(({ parentType }) => parentType));
  assert.deepEqual([...parents], ["vipkit:load-balancer:LoadBalancer"]);
  const { inputs } = find(resources, "web-load-balancer");
  assert.deepEqual(inputs.accessLogs, { enabled: true, bucket: "web-log-bucket-id" });
  assert.deepEqual((find(resources, "web-log-lifecycle").inputs.rules as object[])[0], {
    id: "expire",
    status: "Enabled",
    filter: { prefix: "" },
    expiration: { days: 30 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  });
});

test("an application balancer says what only it has, and that logs are off", async () => {
  const { resources, result } = await balancer({ idleTimeout: 120, clientKeepAlive: 300, listeners: { https } });
  const { tags, name, ...inputs } = find(resources, "web-load-balancer").inputs;
  assert.equal(name, result.name);
  assert.deepEqual(Object.keys(tags as object).sort(), ["Name", "vipkit:balancer", "vipkit:component"]);
  assert.deepEqual(inputs, {
    accessLogs: { enabled: false, bucket: "" },
    connectionLogs: { enabled: false, bucket: "" },
    healthCheckLogs: { enabled: false, bucket: "" },
    clientKeepAlive: 300,
    desyncMitigationMode: "defensive",
    dropInvalidHeaderFields: true,
    enableDeletionProtection: false,
    enableHttp2: true,
    enableTlsVersionAndCipherSuiteHeaders: false,
    enableZonalShift: true,
    idleTimeout: 120,
    internal: false,
    ipAddressType: "ipv4",
    loadBalancerType: "application",
    securityGroups: ["sg-1"],
    subnets: ["subnet-a", "subnet-b"],
  });
});

test("a network balancer has security groups and cross-zone; its idle time-out belongs to TCP listeners", async () => {
  const forward = { type: "forward", targetGroups: { blue: 1 } } as const;
  const { resources } = await balancer({
    ...{ type: "network", scheme: "internal", idleTimeout: 600 },
    listeners: {
      tcp: { port: 6379, protocol: "TCP", defaultAction: forward },
      tls: { port: 6380, protocol: "TLS", alpnPolicy: "HTTP2Preferred", defaultAction: forward },
    },
  });
  const { tags: _tags, name: _name, ...inputs } = find(resources, "web-load-balancer").inputs;
  assert.deepEqual(inputs, {
    accessLogs: { enabled: false, bucket: "" },
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: false,
    enableZonalShift: true,
    internal: true,
    ipAddressType: "ipv4",
    loadBalancerType: "network",
    securityGroups: ["sg-1"],
    subnets: ["subnet-a", "subnet-b"],
  });
  const tcp = find(resources, "web-listener-tcp").inputs;
  assert.equal(tcp.tcpIdleTimeoutSeconds, 600);
  assert.equal("certificateArn" in tcp || "sslPolicy" in tcp || "alpnPolicy" in tcp, false);
  const tls = find(resources, "web-listener-tls").inputs;
  assert.equal("tcpIdleTimeoutSeconds" in tls, false);
  assert.equal(tls.certificateArn, certificateArn);
  assert.equal(tls.alpnPolicy, "HTTP2Preferred");
  assert.deepEqual(forwardOf(resources, "web-listener-tls"), {
    targetGroups: [{ arn: targetGroups.blue.arn, weight: 1 }],
  });
});

test("one group and many take the same form, group stickiness is explicit, order of keys means nothing", async () => {
  const one = await balancer({
    listeners: { https: { ...https, defaultAction: { type: "forward", targetGroups: { blue: 1 } } } },
  });
  assert.deepEqual(forwardOf(one.resources, "web-listener-https"), {
    targetGroups: [{ arn: targetGroups.blue.arn, weight: 1 }],
    stickiness: { enabled: false, duration: 3600 },
  });
  const sticky = (groups: Record<string, number>) =>
    balancer({
      listeners: {
        https: { ...https, defaultAction: { type: "forward", targetGroups: groups, stickiness: { duration: 60 } } },
      },
    });
  const straight = await sticky({ blue: 90, green: 10 });
  assert.deepEqual(forwardOf(straight.resources, "web-listener-https"), {
    targetGroups: [
      { arn: targetGroups.blue.arn, weight: 90 },
      { arn: targetGroups.green.arn, weight: 10 },
    ],
    stickiness: { enabled: true, duration: 60 },
  });
  assert.deepEqual((await sticky({ green: 10, blue: 90 })).resources, straight.resources);
});

test("redirect and fixed response, as default and in rules with every condition", async () => {
  const { resources } = await balancer({
    listeners: {
      http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
      https: {
        ...https,
        additionalCertificates: { other: "arn:aws:acm:eu-west-1:123456789012:certificate/2" },
        rules: {
          closed: {
            priority: 10,
            conditions: { path: ["/admin/*"], sourceIp: ["10.0.0.0/8"] },
            action: { type: "fixed-response", statusCode: 404, messageBody: "no" },
          },
        },
      },
    },
  });
  assert.deepEqual(find(resources, "web-listener-http").inputs.defaultActions, [
    {
      type: "redirect",
      redirect: {
        ...{ protocol: "HTTPS", port: "443", host: "#{host}", path: "/#{path}", query: "#{query}" },
        statusCode: "HTTP_301",
      },
    },
  ]);
  assert.equal("certificateArn" in find(resources, "web-listener-http").inputs, false);
  const { tags: _tags, ...rule } = find(resources, "web-rule-https-closed").inputs;
  assert.deepEqual(rule, {
    listenerArn: "arn:aws:mock:::web-listener-https",
    priority: 10,
    conditions: [{ pathPattern: { values: ["/admin/*"] } }, { sourceIp: { values: ["10.0.0.0/8"] } }],
    actions: [
      {
        type: "fixed-response",
        fixedResponse: { contentType: "text/plain", messageBody: "no", statusCode: "404" },
      },
    ],
  });
  assert.deepEqual(find(resources, "web-certificate-https-other").inputs, {
    listenerArn: "arn:aws:mock:::web-listener-https",
    certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/2",
  });
});

test("every condition has its block, headers sorted by name", () => {
  const query = [{ key: "beta", value: "1" }];
  const headers = { "x-b": ["2"], "x-a": ["1"] };
  assert.deepEqual(planConditions({ host: ["a.example.com"], method: ["GET"], headers, query }), [
    { hostHeader: { values: ["a.example.com"] } },
    { httpRequestMethod: { values: ["GET"] } },
    { httpHeader: { httpHeaderName: "x-a", values: ["1"] } },
    { httpHeader: { httpHeaderName: "x-b", values: ["2"] } },
    { queryStrings: query },
  ]);
});

test("the URL is that of the most secure listener, without a port that goes without saying", async () => {
  const { result } = await balancer({
    listeners: { http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } }, https },
  });
  assert.equal(await resolve(result.url), `https://${result.name}-123456789.eu-west-1.elb.amazonaws.com`);
  assert.deepEqual(planUrl({ listeners: {} }), { scheme: "https", suffix: "" });
});

test("a certificate that is missing and a group that is unknown are said together, before anything exists", async () => {
  const listeners = {
    https: {
      ...https,
      defaultAction: { type: "forward", targetGroups: { red: 1 } },
    },
  } as const;
  const wiring = { subnetIds: [], securityGroupIds: [], targetGroups };
  await record(() => {
    assert.throws(
      () => new LoadBalancer("web", { ...wiring, listeners }),
      (error: unknown) =>
        pulumi.RunError.isInstance(error) &&
        /listeners\.https\.defaultAction\.targetGroups\.red.*allowed: blue, green/.test(error.message) &&
        /listeners\.https\.certificateArn: must be set for HTTPS/.test(error.message),
    );
  }).then(({ resources }) => assert.deepEqual(resources, []));
});

/** A cloud in which the balancer exists and a controller has moved its weights. */
function live(weights: Record<string, number>): CloudAnswers {
  const groups = Object.entries(weights).map(([name, weight]) => ({ arn: arnOf(name), weight }));
  const action = { type: "forward", order: 1, targetGroupArn: "", forwards: [{ targetGroups: groups }] };
  return {
    functions: {
      "aws:lb/getLbs:getLbs": () => ({ arns: ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/web-1/2"] }),
      "aws:lb/getListener:getListener": ({ port }) =>
        port === 443
          ? { arn: "arn:listener", defaultActions: [action] }
          : new Error("no matching ELBv2 Listener found"),
      "aws:lb/getListenerRule:getListenerRule": () => new Error("ListenerRule not found"),
    },
  };
}

test("with a controller as owner, live weights are the inputs and a new group comes in at 0", async () => {
  const cloud = live({ "blue-00000001": 50 });
  const { resources } = await balancer({ weightsOwner: "controller", listeners: { https } }, cloud);
  assert.deepEqual(forwardOf(resources, "web-listener-https"), {
    targetGroups: [
      { arn: targetGroups.blue.arn, weight: 50 },
      { arn: targetGroups.green.arn, weight: 0 },
    ],
    stickiness: { enabled: false, duration: 3600 },
  });
});

test("with a controller as owner, a listener or rule that does not exist yet starts from the program's weights", async () => {
  const rule = { priority: 5, conditions: { path: ["/new"] }, action: https.defaultAction };
  const listeners = { https: { ...https, rules: { fresh: rule } }, other: { ...https, port: 8443 } };
  const { resources } = await balancer({ weightsOwner: "controller", listeners }, live({ "blue-00000001": 1 }));
  const program = {
    targetGroups: [
      { arn: targetGroups.blue.arn, weight: 90 },
      { arn: targetGroups.green.arn, weight: 10 },
    ],
    stickiness: { enabled: false, duration: 3600 },
  };
  assert.deepEqual(forwardOf(resources, "web-listener-other"), program);
  const actions = find(resources, "web-rule-https-fresh").inputs.actions as { forward: unknown }[];
  assert.deepEqual(actions[0]?.forward, program);
});

test("with the program as owner, nothing is looked up and the program's weights stand", async () => {
  const cloud: CloudAnswers = { functions: { "aws:lb/getLbs:getLbs": () => new Error("must not be called") } };
  const { resources } = await balancer({ listeners: { https } }, cloud);
  assert.deepEqual(
    (forwardOf(resources, "web-listener-https") as { targetGroups: { weight: number }[] }).targetGroups.map(
      ({ weight }) => weight,
    ),
    [90, 10],
  );
});
