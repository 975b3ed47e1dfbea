import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import type { Look } from "../../components/aws/node-group/readiness";
import { environmentFile, systemdQuote } from "../../components/aws/node-group/unit";
import { planUserData, type UserDataPlan } from "../../components/aws/node-group/user-data";
import { fakeProgram, temporaryFolder } from "../support/temporary";

interface CloudConfig {
  readonly packages?: readonly string[];
  readonly users?: readonly unknown[];
  readonly runcmd: readonly string[];
  readonly write_files: readonly { readonly path: string; readonly permissions: string; readonly content: string }[];
}

const plan = (changes: Partial<UserDataPlan> = {}): CloudConfig => {
  const text = planUserData({
    workload: { type: "container", image: "example/web:1", command: [], environment: {}, secrets: {} },
    port: 8080,
    nodeGroup: "blue",
    stopTimeout: 40,
    ...changes,
  });
  assert.ok(text.startsWith("#cloud-config\n"));
  return parse(text) as CloudConfig;
};

const fileIn = (config: CloudConfig, end: string) => {
  const file = config.write_files.find(({ path }) => path.endsWith(end));
  assert.ok(file, end);
  return file;
};

const unitLines = (config: CloudConfig, key: string) =>
  fileIn(config, ".service")
    .content.split("\n")
    .filter((line) => line.startsWith(`${key}=`))
    .map((line) => line.slice(key.length + 1));

/** As systemd reads one line of words back: quotes, backslash escapes, then `$$` and `%%`. */
function systemdWords(line: string): string[] {
  const words: string[] = [];
  for (const [, quoted = ""] of line.matchAll(/"((?:[^"\\]|\\.)*)"/gs)) {
    const escapes: Record<string, string> = { n: "\n", t: "\t" };
    const unescaped = quoted.replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
    words.push(unescaped.replaceAll("$$", "$").replaceAll("%%", "%"));
  }
  return words;
}

test("whatever the words of a command, systemd reads the same ones back on one line", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }), (words) => {
      const line = words.map(systemdQuote).join(" ");
      assert.equal(line.includes("\n"), false);
      assert.deepEqual(systemdWords(line), words);
    }),
  );
});

test("an environment file quotes what a shell-like reader would take apart, sorted by name", () => {
  assert.equal(environmentFile({ B: "plain", A: 'a "b" $c `d` \\e' }), 'A="a \\"b\\" \\$c \\`d\\` \\\\e"\nB="plain"\n');
});

test("a container runs by Docker on the host's network, gets its environment by name, and stops in time", () => {
  const config = plan({
    workload: {
      type: "container",
      image: "example/web:1",
      command: ["serve"],
      environment: { LEVEL: "info" },
      secrets: {},
    },
  });
  assert.deepEqual(config.packages, ["docker"]);
  assert.deepEqual(unitLines(config, "Environment"), ["DOCKER_CONFIG=/root/.docker"]);
  assert.deepEqual(systemdWords(unitLines(config, "ExecStart")[0] ?? ""), [
    ...["/usr/bin/docker", "run", "--rm", "--name", "vip-workload", "--network", "host", "--log-driver", "journald"],
    ...["--security-opt", "no-new-privileges", "--stop-timeout", "40"],
    ...["HOST", "LEVEL", "NODE_GROUP", "NODE_ID", "NODE_ZONE", "PORT"].flatMap((name) => ["--env", name]),
    ...["example/web:1", "serve"],
  ]);
  assert.deepEqual(unitLines(config, "TimeoutStopSec"), ["45"]);
  assert.deepEqual(unitLines(config, "ExecStop"), ["/usr/bin/docker stop --time 40 vip-workload"]);
  assert.equal(
    fileIn(config, "/environment").content,
    'HOST="0.0.0.0"\nLEVEL="info"\nNODE_GROUP="blue"\nPORT="8080"\n',
  );
  assert.deepEqual(config.runcmd.at(-1), "systemctl enable --now vip-workload.service");
});

test("a command runs under its own user, restarts for ever, and gets who it is from IMDSv2", () => {
  const config = plan({
    workload: { type: "command", command: ["/opt/app", "100%"], environment: {}, secrets: {}, user: "app" },
  });
  assert.equal(config.packages, undefined);
  assert.deepEqual(config.users, [
    "default",
    { name: "app", system: true, no_create_home: true, shell: "/sbin/nologin" },
  ]);
  assert.deepEqual(unitLines(config, "User"), ["app"]);
  assert.deepEqual(unitLines(config, "ExecStart"), ['"/opt/app" "100%%"']);
  assert.deepEqual(unitLines(config, "Restart"), ["always"]);
  assert.deepEqual(unitLines(config, "TimeoutStopSec"), ["40"]);
  assert.deepEqual(unitLines(config, "AmbientCapabilities"), []);
  const script = fileIn(config, "/vip-identity");
  assert.equal(script.permissions, "0755");
  assert.match(script.content, /PUT -H 'X-aws-ec2-metadata-token-ttl-seconds/);
});

test("a user whose name is a truth value to cloud-init's YAML 1.1 stays a name", () => {
  for (const user of ["on", "off", "yes", "no", "y", "n"]) {
    const text = planUserData({
      workload: { type: "command", command: ["/opt/app"], environment: {}, secrets: {}, user },
      port: 8080,
      nodeGroup: "blue",
      stopTimeout: 40,
    });
    const config = parse(text, { version: "1.1" }) as CloudConfig;
    assert.deepEqual(
      config.users?.map((entry) =>
        typeof entry === "object" && entry !== null && "name" in entry ? entry.name : entry,
      ),
      ["default", user],
    );
  }
});

test("a command may take a privileged port without being root; root needs no user made", () => {
  const config = plan({
    workload: { type: "command", command: ["/opt/app"], environment: {}, secrets: {}, user: "root" },
    port: 80,
  });
  assert.deepEqual(unitLines(config, "AmbientCapabilities"), ["CAP_NET_BIND_SERVICE"]);
  assert.equal(config.users, undefined);
});

test("an image of a private ECR registry brings the credential helper, in every partition", () => {
  for (const place of ["eu-west-1.amazonaws.com", "cn-north-1.amazonaws.com.cn", "eusc-de-east-1.amazonaws.eu"]) {
    const registry = `123456789012.dkr.ecr.${place}`;
    const config = plan({
      workload: { type: "container", image: `${registry}/shop:1`, command: [], environment: {}, secrets: {} },
    });
    assert.deepEqual(config.packages, ["docker", "amazon-ecr-credential-helper"]);
    assert.deepEqual(JSON.parse(fileIn(config, "config.json").content), { credHelpers: { [registry]: "ecr-login" } });
  }
});

test("what only root may read is not for others: environment and registry helper are 0600", () => {
  assert.equal(fileIn(plan(), "/environment").permissions, "0600");
});

const look: Look = {
  ...{ protocol: "HTTP", port: 8080, path: "/healthz", timeout: 5 },
  statuses: [{ from: 200, to: 299 }],
};
const readiness = { groupName: "blue-00000001", timeout: 120, looks: [look] };
const readyScript = (...looks: Look[]) => fileIn(plan({ readiness: { ...readiness, looks } }), "/vip-ready").content;

test("a node reports ready once its workload answers as the balancer will ask", () => {
  const script = (changes: Partial<Look>) => readyScript({ ...look, ...changes });
  assert.match(script({}), /^until answers 'http:\/\/127\.0\.0\.1:8080\/healthz' 5 200-299; do$/m);
  assert.match(script({ protocol: "HTTPS", port: 9443 }), /answers 'https:\/\/127\.0\.0\.1:9443\/healthz'/);
  assert.match(script({ protocol: "TCP" }), /^until timeout 5 bash -c '<\/dev\/tcp\/127\.0\.0\.1\/8080'; do$/m);
  assert.match(script({ path: "/a'b" }), /8080\/a%27b'/);
  assert.match(script({}), /--auto-scaling-group-name 'blue-00000001' --lifecycle-hook-name vipkit-ready/);
  assert.deepEqual(plan({ readiness }).runcmd.slice(-2), [
    "systemctl enable --now vip-workload.service",
    "/usr/local/bin/vip-ready",
  ]);
});

test("every target group's check must succeed, and one that says the same is made once", () => {
  const admin = { ...look, protocol: "TCP" as const, port: 9000 };
  assert.match(
    readyScript(look, admin, look),
    /^until answers '[^']+' 5 200-299 && timeout 5 bash -c '[^']+9000'; do$/m,
  );
});

test("a workload that accepts connections but answers with the wrong status is not ready yet", (t) => {
  const folder = temporaryFolder(t);
  // Metadata is answered; the workload refuses, warms up, redirects, then serves.
  const statuses = "refused 503 301 404 204 999";
  fakeProgram(
    folder,
    "curl",
    `case "$*" in *169.254.169.254*) echo here; exit;; esac
read -r rest < '${folder}/statuses'
echo "\${rest#* }" > '${folder}/statuses'
[ "\${rest%% *}" = refused ] && exit 7
printf '%s' "\${rest%% *}"`,
  );
  fakeProgram(folder, "aws", `echo "$@" > '${folder}/reported'`);
  fakeProgram(folder, "sleep", "");
  writeFileSync(join(folder, "statuses"), `${statuses}\n`);
  const script = readyScript({
    ...look,
    statuses: [
      { from: 200, to: 299 },
      { from: 404, to: 404 },
    ],
  });
  const { status, stderr } = spawnSync("sh", {
    input: script,
    encoding: "utf8",
    env: { PATH: `${folder}:${process.env["PATH"]}` },
  });
  assert.equal(status, 0, stderr);
  assert.equal(
    readFileSync(join(folder, "statuses"), "utf8").trim(),
    "204 999",
    "ready with the first status of the matcher",
  );
  assert.match(readFileSync(join(folder, "reported"), "utf8"), /^autoscaling complete-lifecycle-action .*CONTINUE$/m);
});

test("every script on the node is one that a POSIX shell accepts", () => {
  for (const protocol of ["HTTP", "HTTPS", "TCP"] as const) {
    for (const { path, content } of plan({ readiness: { ...readiness, looks: [{ ...look, protocol }] } }).write_files) {
      if (!path.startsWith("/usr/local/bin/")) continue;
      const { status, stderr } = spawnSync("sh", ["-n"], { input: content, encoding: "utf8" });
      assert.equal(status, 0, `${path}: ${stderr}`);
    }
  }
});

test("the workload is told for how long it keeps idle connections", () => {
  const workload = { type: "container" as const, image: "example/web:1", command: [], environment: {}, secrets: {} };
  const told = plan({ workload: { ...workload, keepAliveTimeout: 75 } });
  assert.match(fileIn(told, "environment").content, /^KEEP_ALIVE_TIMEOUT="?75"?$/m);
  assert.match(unitLines(told, "ExecStart").join(), /"--env" "KEEP_ALIVE_TIMEOUT"/);
  assert.doesNotMatch(fileIn(plan({ workload }), "environment").content, /KEEP_ALIVE/);
});
