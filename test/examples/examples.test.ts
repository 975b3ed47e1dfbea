import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const root = resolve(__dirname, "..", "..", "..");
const run = promisify(execFile);

/** Runs the example as its README says, offline. */
async function plan(example: string, stack: string) {
  const cwd = join(root, "examples", example);
  const { stdout } = await run(process.execPath, [join(root, "cli", "bin.cjs"), "plan", stack, "--json"], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as {
    resources: { type: string; name: string; inputs: Record<string, unknown> }[];
    outputs: Record<string, unknown>;
  };
}

const namesOf = (resources: { type: string; name: string }[], type: string) =>
  resources.filter((resource) => resource.type === type).map(({ name }) => name);

test("nlb-source-ip: a network balancer with TCP and TLS listeners, affinity by address", async () => {
  const { resources, outputs } = await plan("nlb-source-ip", "local");
  const listeners = resources.filter(({ type }) => type === "aws:lb/listener:Listener");
  assert.deepEqual(listeners.map(({ inputs }) => inputs.protocol).sort(), ["TCP", "TLS"]);
  const group = resources.find(({ type }) => type === "aws:lb/targetGroup:TargetGroup");
  const { enabled, type } = group?.inputs.stickiness as { enabled: boolean; type: string };
  assert.deepEqual({ enabled, type }, { enabled: true, type: "source_ip" });
  const zones = ["a", "b", "c"].map((letter) => `cache-balancer-address-eu-west-1${letter}`);
  assert.deepEqual(
    namesOf(resources, "aws:ec2/eip:Eip")
      .filter((name) => name.includes("balancer"))
      .sort(),
    zones,
  );
  assert.match(String(outputs.url), /^tls:\/\/.*:9443$/);
});

test("extend: a component of one's own stands above the cluster and reaches its nodes' role", async () => {
  const { resources } = await plan("extend", "local");
  assert.deepEqual(namesOf(resources, "acme:upload-service:UploadService"), ["uploads"]);
  assert.deepEqual(namesOf(resources, "vipkit:vip-cluster:VipCluster"), ["uploads"]);
  const grant = resources.find(({ name }) => name === "uploads-uploads-policy-web");
  assert.match(JSON.stringify(grant?.inputs.policy), /uploads-of-your-company\/\*/);
  const template = resources.find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  const userData = Buffer.from(String(template?.inputs.userData), "base64").toString();
  assert.match(userData, /UPLOADS_BUCKET="uploads-of-your-company"/);
  const role = resources.find(({ type }) => type === "aws:iam/role:Role");
  assert.equal(role?.inputs.permissionsBoundary, "arn:aws:iam::123456789012:policy/company-boundary");
});

test("bring-your-own: single components in an existing VPC, of which nothing is created", async () => {
  const { resources } = await plan("bring-your-own", "dev");
  assert.deepEqual(
    resources.filter(({ type }) => /^aws:ec2\/(vpc|subnet|routeTable|natGateway)/.test(type)),
    [],
  );
  const balancer = resources.find(({ type }) => type === "aws:lb/loadBalancer:LoadBalancer");
  assert.deepEqual(balancer?.inputs.subnets, ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"]);
  const [check] = resources.filter(({ type }) => type === "aws:route53/healthCheck:HealthCheck");
  const { type, port, resourcePath } = check?.inputs ?? {};
  assert.deepEqual({ type, port, resourcePath }, { type: "HTTPS", port: 443, resourcePath: "/healthz" });
  const role = resources.find(({ name }) => name.endsWith("-policy-node"));
  assert.match(String(role?.inputs.policy), /"ssm:GetParameter".*:parameter\/shop\/db-password"\]/);
});

test("fargate: tasks of ECS behind the same balancer, after it", async () => {
  const { resources, outputs } = await plan("fargate", "dev");
  const service = resources.find(({ type }) => type === "aws:ecs/service:Service")?.inputs;
  assert.equal(service?.waitForSteadyState, true);
  assert.deepEqual(service?.deploymentCircuitBreaker, { enable: true, rollback: true });
  assert.equal((service?.networkConfiguration as { subnets: string[] }).subnets.length, 2);
  assert.deepEqual(namesOf(resources, "aws:autoscaling/group:Group"), []);
  assert.deepEqual(namesOf(resources, "aws:appautoscaling/policy:Policy"), ["shop-web-cpu"]);
  assert.match(String(outputs.url), /^http:\/\/.*:8000$/);
});

test("mtls: only clients with a certificate, rewrites and headers", async () => {
  const { resources } = await plan("mtls", "local");
  const listener = resources.find(({ type }) => type === "aws:lb/listener:Listener")?.inputs;
  const { mode, advertiseTrustStoreCaNames } = listener?.mutualAuthentication as Record<string, unknown>;
  assert.deepEqual([mode, advertiseTrustStoreCaNames], ["verify", "on"]);
  assert.equal(listener?.routingHttpResponseStrictTransportSecurityHeaderValue, "max-age=31536000");
  assert.equal(listener?.routingHttpRequestXAmznMtlsClientcertSubjectHeaderName, "X-Client-Subject");
  assert.deepEqual(namesOf(resources, "aws:lb/trustStore:TrustStore"), ["orders-trust-partners-trust-store"]);
  const rule = resources.find(({ type }) => type === "aws:lb/listenerRule:ListenerRule");
  assert.match(JSON.stringify(rule?.inputs.transforms), /version=\$1/);
});

test("web-acl: before a balancer of another program, with what it costs as an output", async () => {
  const { resources, outputs } = await plan("web-acl", "dev");
  const types = resources.map(({ type }) => type.split(":").at(-1)).sort();
  assert.deepEqual(types, [
    ...["IpSet", "IpSet", "Key", "LogGroup", "MetricAlarm", "Stack"],
    ...["WebAcl", "WebAcl", "WebAclAssociation", "WebAclLoggingConfiguration"],
  ]);
  assert.equal(outputs.capacity, 931);
  const association = resources.find(({ name }) => name === "shop-shield-shared")?.inputs;
  assert.match(String(association?.resourceArn), /loadbalancer\/app\/shared\//);
  const acl = resources.find(({ name }) => name === "shop-web-acl")?.inputs;
  const rules = acl?.rules as { name: string }[];
  assert.deepEqual(
    rules.map(({ name }) => name),
    ["office", "admin-inside", "reputation", "known-bad", "core", "flood"],
  );
});

test("observability: alarms, budgets and a dashboard of a balancer that exists, which each have a recipient", async () => {
  const { resources } = await plan("observability", "prod");
  assert.deepEqual(namesOf(resources, "aws:lb/loadBalancer:LoadBalancer"), []);
  const composites = namesOf(resources, "aws:cloudwatch/compositeAlarm:CompositeAlarm");
  assert.deepEqual(composites.sort(), [
    ...["shop-alarm-budget-fast", "shop-alarm-budget-slow", "shop-alarm-budget-steady", "shop-alarm-vip-at-risk"],
  ]);
  const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
  const rules = resources.map(({ inputs }) => String(inputs.alarmRule ?? "")).join(" ");
  for (const { name, inputs } of alarms) {
    assert.ok(inputs.alarmActions !== undefined || rules.includes(String(inputs.name)), `${name} is told to no one`);
    assert.match(String(inputs.alarmDescription), /Runbook: vipkit\/docs\/runbooks\//);
  }
  assert.deepEqual(namesOf(resources, "aws:cloudwatch/eventRule:EventRule"), ["shop-event-patch-state"]);
});

test("shared-balancer: a rule on another team's listener, of which nothing is created or claimed to be known", async () => {
  const { resources } = await plan("shared-balancer", "dev");
  assert.deepEqual(namesOf(resources, "aws:lb/listenerRule:ListenerRule"), ["shared-rule-https-shop"]);
  for (const type of ["loadBalancer:LoadBalancer", "listener:Listener"])
    assert.deepEqual(namesOf(resources, `aws:lb/${type}`), []);
  const alarms = resources.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
  const treated = alarms.map(({ name, inputs }) => [name, inputs.metricName, inputs.treatMissingData]);
  assert.deepEqual(treated.sort(), [
    ["shop-5xx", "HTTPCode_Target_5XX_Count", "notBreaching"],
    ["shop-few-nodes", "HealthyHostCount", "breaching"],
    ["shop-slow", "TargetResponseTime", "notBreaching"],
  ]);
  const said = async (...args: string[]) => {
    const answer = run(process.execPath, [join(root, "cli", "bin.cjs"), ...args], {
      cwd: join(root, "examples", "shared-balancer"),
    });
    const { stdout } = await answer.catch((error: { stdout: string }) => error);
    return stdout;
  };
  const [reach, budget, check] = await Promise.all([said("reach", "dev"), said("budget", "dev"), said("check", "dev")]);
  assert.match(
    reach.replace(/\s+/g, " "),
    /"shared-rule-https-shop": its load balancer is not in this program: who reaches it/,
  );
  assert.match(budget, /not known: shared-rule-https-shop: its listener is not in this program/);
  assert.doesNotMatch(check, /rulesFrom|priority-in-own-range/);
  const all = await said("check", "dev", "--all");
  assert.match(all, /^priority-in-own-range +high +1 pass/m);
  assert.match(check, /listener-encrypted .*\n\s+unknown: listener is not in this program/);
});

test("foreign: no vipkit in it, weighted groups, and what it looks up is not created", async () => {
  const { resources, outputs } = await plan("foreign", "dev");
  assert.deepEqual(
    resources.filter(({ type }) => !type.startsWith("aws:") && !type.startsWith("pulumi:")),
    [],
  );
  assert.deepEqual(namesOf(resources, "aws:ec2/vpc:Vpc"), ["main"]);
  const listener = resources.find(({ name }) => name === "http")?.inputs;
  const [action] = listener?.defaultActions as { forward: { targetGroups: { weight: number }[] } }[];
  assert.deepEqual(
    action?.forward.targetGroups.map(({ weight }) => weight),
    [90, 10],
  );
  assert.match(String(outputs.url), /\.eu-central-1\.elb\.amazonaws\.com:8080$/);
});

test("operations: backups by themselves, of a disk that carries the plan's tag", async () => {
  const { resources } = await plan("operations", "dev");
  const selections = namesOf(resources, "aws:backup/selection:Selection");
  assert.deepEqual(selections.sort(), ["shop-selection-resources", "shop-selection-tags", "shop-selection-volumes"]);
  const selection = resources.find(({ name }) => name === "shop-selection-volumes")?.inputs;
  const [{ key, value } = { key: "", value: "" }] = selection?.selectionTags as { key: string; value: string }[];
  const disk = resources.find(({ name }) => name === "ledger")?.inputs.tags as Record<string, string>;
  assert.equal(disk[key], value);
});

test("access: a pipeline's rights follow from the types of its resources, and every role stands below a ceiling", async () => {
  const { resources } = await plan("access", "dev");
  const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
  assert.deepEqual(roles.map(({ name }) => name).sort(), [
    "reports-access-deploy-role",
    "reports-access-operator-role",
    "reports-access-preview-role",
    "reports-worker",
  ]);
  for (const { inputs } of roles) assert.match(String(inputs.permissionsBoundary), /:policy\/reports-access-/);
  assert.deepEqual(
    namesOf(resources, "aws:iam/policy:Policy").filter((name) => name.includes("change")),
    ["reports-access-change-data"],
  );
});

test("every example says what it is, how to run it and how to clean up, and is its own project", () => {
  // The workflows of `ci` run a project; they are none.
  const examples = readdirSync(join(root, "examples")).filter((name) => name !== "ci");
  assert.deepEqual(examples.sort(), [
    "access",
    "bring-your-own",
    "eks",
    "extend",
    "fargate",
    "foreign",
    "gitops",
    "kubernetes-extend",
    "kubernetes-foreign",
    "mtls",
    "nlb-source-ip",
    "observability",
    "operations",
    "shared-balancer",
    "two-regions",
    "web-acl",
  ]);
  for (const example of examples) {
    const read = (file: string) => readFileSync(join(root, "examples", example, file), "utf8");
    assert.match(read("README.md"), /^# .+[\s\S]*## .*(Run|See)[\s\S]*## Clean up/);
    assert.match(read("Pulumi.yaml"), new RegExp(`^name: vipkit-${example}$`, "m"));
    assert.match(read("package.json"), /"main": "main\.cjs"/);
  }
});

test("two-regions: one name and two addresses in front of a cluster in each region, each checked by itself", async () => {
  const { resources, outputs } = await plan("two-regions", "dev");
  const records = resources.filter(({ type, inputs }) => type.startsWith("aws:route53/record") && inputs.type === "A");
  assert.deepEqual(
    records.map(({ inputs }) => [inputs.setIdentifier, inputs.failoverRoutingPolicies]),
    [
      ["primary", [{ type: "PRIMARY" }]],
      ["secondary", [{ type: "SECONDARY" }]],
    ],
  );
  assert.equal(namesOf(resources, "aws:route53/healthCheck:HealthCheck").length, 2);
  const proofs = resources.filter(
    ({ type, inputs }) => type.startsWith("aws:route53/record") && inputs.type === "CNAME",
  );
  assert.equal(proofs.length, 1);
  const groups = resources.filter(({ type }) => type === "aws:globalaccelerator/endpointGroup:EndpointGroup");
  assert.deepEqual(groups.map(({ inputs }) => inputs.endpointGroupRegion).sort(), ["eu-central-1", "eu-west-1"]);
  assert.deepEqual(outputs.addresses, ["198.51.100.1", "198.51.100.2"]);
  const shifts = "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration";
  assert.deepEqual(namesOf(resources, shifts).sort(), ["dublin-autoshift", "frankfurt-autoshift"]);
});

test("two-regions: a lost region is bounded in each cluster, and within its objective", async () => {
  const cwd = join(root, "examples", "two-regions");
  const command = [join(root, "cli", "bin.cjs"), "budget", "dev", "--json"];
  const { stdout } = await run(process.execPath, command, { cwd, maxBuffer: 64 * 1024 * 1024 });
  const { budgets } = JSON.parse(stdout) as {
    budgets: { paths: { targetGroup: string; faults: { regionLoss: Record<string, unknown> } }[] }[];
  };
  const found = budgets.flatMap(({ paths }) =>
    paths.map(({ targetGroup, faults: { regionLoss } }) => [targetGroup, regionLoss.worst, regionLoss.verdict]),
  );
  assert.deepEqual(found, [
    ["dublin-targets-web-target-group", 159, "met"],
    ["frankfurt-targets-web-target-group", 63, "met"],
  ]);
  const { stdout: check } = await run(process.execPath, [join(root, "cli", "bin.cjs"), "check", "dev"], { cwd });
  assert.match(check, /regionLoss of dublin-targets-web-target-group +159 s +180 s +met/);
});
