import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { domainOf, partitionOf } from "../../platforms/aws/regions/partition";
import { root } from "../../tools/setup";
import { LocalProject } from "../support/local-project";

/** All that has ARNs, endpoints, service principals, log accounts and names of TLS policies in it. */
const stackFile = (region: string) => `config:
  vipkit:twin: { bootTime: 0, metricPeriod: 10 }
  vipkit:cluster:
    name: shop
    provider: twin
    region: ${region}
    network: { zones: 2, flowLogs: { retention: 90 }, endpoints: [s3, ssm, logs, ecr, autoscaling, secretsmanager] }
    certificate: { domainName: shop.internal }
    loadBalancer:
      accessLogs: { retention: 90 }
      listeners:
        https: { port: 8443, protocol: HTTPS, defaultAction: { type: forward, targetGroups: { web: 1 } } }
    targetGroups: { web: { deregistrationDelay: 0 } }
    nodeGroups:
      web:
        minSize: 2
        targetGroups: [web]
        workload:
          type: container
          image: "123456789012.dkr.ecr.${region}.${domainOf(region)}/shop:1.0.0"
          secrets:
            DB_PASSWORD: { parameter: /shop/db, kmsKeyArn: "arn:${partitionOf(region)}:kms:${region}:123456789012:key/k" }
            API_KEY: { secret: shop/api, key: key }
    objectives: { class: development }
`;

/** Names that AWS writes alike in every partition. Source: AWS service authorization reference; VPC user guide, flow logs. */
const everywhere = [
  "vpc-flow-logs.amazonaws.com",
  "logdelivery.elasticloadbalancing.amazonaws.com",
  "role/aws-service-role/autoscaling.amazonaws.com",
];

const found = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])].sort();

function assertOwnPartition(text: string, region: string, where: string): void {
  const strangers = found(text, /\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:/g).filter((arn) => {
    const [, partition, , place] = arn.split(":");
    return partition !== partitionOf(region) || (place !== "" && place !== region);
  });
  assert.deepEqual(strangers, [], `${where}: ARNs of elsewhere`);
  assert.doesNotMatch(text, /\b(?:eu-west-1|us-east-1)[a-z]?\b/, where);
  const hosts = found(text, /[\w./-]*\.amazonaws\.(?:com(?:\.cn)?|eu)(?![\w.])/g);
  const ours = new RegExp(`\\.${domainOf(region).replaceAll(".", "\\.")}$`);
  // IAM knows EC2 by its common name in the sovereign cloud, and KMS may know a service by either.
  const either = [`ec2.amazonaws.com`, `ssm.${region}.amazonaws.com`, `logs.${region}.amazonaws.com`];
  assert.deepEqual(
    hosts.filter((host) => !ours.test(host) && ![...everywhere, ...either].includes(host)),
    [],
    `${where}: hosts of elsewhere`,
  );
}

function project(t: TestContext) {
  const made = new LocalProject(t, "full");
  made.write("index.js", `module.exports = require(${JSON.stringify(join(root, "stacks", "main.cjs"))});\n`);
  made.write("Pulumi.yaml", "name: vipkit\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
  return made;
}

const answer = (url: string, ca: Buffer) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request(url, { ca, checkServerIdentity: () => undefined }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject);
    asked.end();
  });

describe("a cluster in another partition (case 01-region-other-than-eu-west-1)", { concurrency: 3 }, () => {
  for (const region of ["cn-north-1", "eusc-de-east-1"]) {
    test(`comes up on the twin in ${region} with that partition's names everywhere, and serves`, async (t) => {
      const own = project(t);
      own.write("Pulumi.local.yaml", stackFile(region));
      own.write(".vipkit/secrets/local.env", "DB_PASSWORD=hunter2\n");
      const started = await own.run("start");
      assert.equal(started.code, 0, started.text);
      assert.match(
        started.text,
        /secrets: API_KEY: a placeholder on this machine; write API_KEY=<value> into \.vipkit/,
      );
      assert.match(started.text, new RegExp(`InService +healthy[\\s\\S]*${region}b`));
      const twin = own.path(".vipkit", "twin", "local");
      const url = /https:\/\/[\d.]+:\d+/.exec(started.text)?.[0] ?? "";
      assert.equal(await answer(url, readFileSync(join(twin, "ca", "ca.pem"))), 200);

      const store = readFileSync(join(twin, "store.json"), "utf8");
      const state = readFileSync(own.path(".vipkit/state/.pulumi/stacks/vipkit/local.json"), "utf8");
      assertOwnPartition(store, region, "store");
      assertOwnPartition(state, region, "state");
      const principal = region.startsWith("cn-") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
      assert.ok(store.replaceAll("\\", "").includes(`"${principal}"`), principal);

      const nodes = join(twin, "nodes");
      const pids = readdirSync(nodes).map((id) => readFileSync(join(nodes, id, "node.pid"), "utf8").trim());
      assert.equal(pids.length, 2);
      for (const pid of pids) {
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
        assert.ok(environment.includes("DB_PASSWORD=hunter2"));
        assert.ok(environment.includes("API_KEY=placeholder-of-API_KEY"));
      }
      const files = [store, state, readFileSync(join(twin, "daemon.log"), "utf8"), started.text];
      for (const text of files) assert.doesNotMatch(text, /hunter2/);
      const down = await own.run("down");
      assert.equal(down.code, 0, down.text);
      assert.ok(existsSync(own.path(".vipkit/secrets/local.env")), "the user's own values stay");
    });
  }

  test("is planned by the engine in us-gov-west-1", async (t) => {
    const own = project(t);
    own.write("Pulumi.local.yaml", stackFile("us-gov-west-1"));
    const { code, text } = await own.run("plan", "local", "--engine", "--json");
    assert.equal(code, 0, text);
    assertOwnPartition(text, "us-gov-west-1", "plan");
    assert.match(text, /arn:aws-us-gov:iam::/);
  });
});
