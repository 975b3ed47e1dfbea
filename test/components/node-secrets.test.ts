import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { parse } from "yaml";
import type { NodeGroupSettings } from "../../components/aws/node-group/resolved";
import { secretsEnvironmentPath, secretsPath, secretsScriptPath } from "../../components/aws/node-group/secrets";
import { planUserData } from "../../components/aws/node-group/user-data";
import { localSecrets, placeholder } from "../../twin/compute/secrets";
import { parseUserData } from "../../twin/compute/user-data";
import { fakeProgram, temporaryFolder } from "../support/temporary";

type Secrets = NodeGroupSettings["workload"]["secrets"];
interface File {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
}

const container = { type: "container" as const, image: "shop:1", command: [], environment: { LEVEL: "info" } };
const userData = (secrets: Secrets) =>
  planUserData({ workload: { ...container, secrets }, port: 8080, nodeGroup: "blue", stopTimeout: 40 });

const filesOf = (secrets: Secrets) =>
  new Map(
    (parse(userData(secrets)) as { write_files: File[] }).write_files.map((file): [string, File] => [file.path, file]),
  );

/** What a shell-like reader makes of an environment file, as systemd does: quotes may span lines. */
function environmentIn(file: string): Record<string, string> {
  const entries = [...readFileSync(file, "utf8").matchAll(/^([A-Za-z_]\w*)="((?:\\[\s\S]|[^"\\])*)"$/gm)];
  return Object.fromEntries(entries.map(([, name = "", value = ""]) => [name, value.replace(/\\([\s\S])/g, "$1")]));
}

/** A node with these secrets, whose account answers as `aws` does. */
function node(t: TestContext, secrets: Secrets) {
  const folder = temporaryFolder(t);
  const files = filesOf(secrets);
  const runtime = join(folder, "run");
  writeFileSync(join(folder, "secrets"), files.get(secretsPath)?.content ?? "");
  fakeProgram(folder, "curl", `case "$*" in *placement/region*) printf eu-west-1;; *) printf token;; esac`);
  return {
    environment: join(runtime, "environment"),
    calls: () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n"),
    /** Starts the service with an account of these answers, by the last word that names the secret. */
    start(answers: Readonly<Record<string, unknown>>) {
      const cases = Object.entries(answers).map(([id, value], index) => {
        writeFileSync(join(folder, `answer-${index}`), JSON.stringify(value));
        return `*" ${id} "*) cat '${join(folder, `answer-${index}`)}';;`;
      });
      const refusal = `*) echo "An error occurred (AccessDeniedException)" >&2; exit 254;;`;
      fakeProgram(
        folder,
        "aws",
        `echo "$*" >> '${join(folder, "calls")}'\ncase "$* " in ${cases.join("\n")}\n${refusal}\nesac`,
      );
      const script = files.get(secretsScriptPath)?.content ?? "exit 99";
      return spawnSync("sh", ["-s", "--", runtime, join(folder, "secrets")], {
        input: script,
        encoding: "utf8",
        env: { PATH: `${folder}:${process.env["PATH"]}`, LC_ALL: "C.UTF-8" },
      });
    },
  };
}

const secrets: Secrets = {
  DB_PASSWORD: { parameter: "/shop/db" },
  API_KEY: { secret: "shop/api", key: "key" },
  PEM: { secret: "arn:aws:secretsmanager:us-east-1:123456789012:secret:pem-AbCdEf" },
};
const odd = 'a "b" $c `d` \\e é\nsecond line\t.';
const answers = {
  "/shop/db": "hunter2",
  "shop/api": JSON.stringify({ key: odd, other: "no" }),
  "arn:aws:secretsmanager:us-east-1:123456789012:secret:pem-AbCdEf": "-----BEGIN-----\nx\n-----END-----\n",
};

test("a node fetches each secret where it lies and hands it to root alone, whatever it holds", (t) => {
  const { start, environment, calls } = node(t, secrets);
  const { status, stdout, stderr } = start(answers);
  assert.equal(status, 0, stderr);
  assert.equal(stdout + stderr, "", "nothing of it in the journal");
  assert.deepEqual(environmentIn(environment), {
    DB_PASSWORD: "hunter2",
    API_KEY: odd,
    PEM: answers["arn:aws:secretsmanager:us-east-1:123456789012:secret:pem-AbCdEf"],
  });
  assert.equal(statSync(environment).mode & 0o777, 0o600);
  assert.equal(statSync(join(environment, "..")).mode & 0o777, 0o700);
  const asked = calls().map((call) => call.split(" --query")[0]);
  assert.deepEqual(asked, [
    "secretsmanager get-secret-value --region eu-west-1 --secret-id shop/api",
    "ssm get-parameter --region eu-west-1 --name /shop/db --with-decryption",
    "secretsmanager get-secret-value --region us-east-1 --secret-id arn:aws:secretsmanager:us-east-1:123456789012:secret:pem-AbCdEf",
  ]);
});

test("a secret that cannot be had stops the start with its name and no value; a later start goes on with the last values", (t) => {
  const { start, environment } = node(t, secrets);
  const absent = start({ "shop/api": answers["shop/api"] });
  assert.equal(absent.status, 1);
  assert.match(absent.stderr, /^DB_PASSWORD: cannot read parameter \/shop\/db$/m);
  assert.match(absent.stderr, /AccessDenied/);
  for (const [value, why] of [
    ["no JSON: hunter2", /^API_KEY: the secret is no JSON object with the key key$/m],
    [JSON.stringify({ other: "hunter2" }), /^API_KEY: the secret is no JSON object with the key key$/m],
    [JSON.stringify({ key: "hunter2\u0007" }), /^API_KEY: it holds characters that no environment takes$/m],
    [null, /^API_KEY: the secret is not text$/m],
  ] as const) {
    const { status, stderr } = start({ ...answers, "shop/api": value });
    assert.equal(status, 1);
    assert.match(stderr, why);
    assert.doesNotMatch(stderr, /hunter2|Traceback/);
    assert.equal(existsSync(environment), false);
  }
  assert.equal(start(answers).status, 0);
  const later = start({});
  assert.equal(later.status, 0);
  assert.match(later.stderr, /going on with the values of the last start/);
  assert.equal(environmentIn(environment)["DB_PASSWORD"], "hunter2");
});

test("an entry of a secret that is no text is taken as JSON", (t) => {
  const { start, environment } = node(t, { PORTS: { secret: "shop/api", key: "ports" } });
  assert.equal(start({ "shop/api": JSON.stringify({ ports: [1, 2] }) }).status, 0);
  assert.deepEqual(environmentIn(environment), { PORTS: "[1, 2]" });
});

test("the service reads what was fetched, as root and with nothing of the workload's environment", () => {
  const files = filesOf(secrets);
  const unit = files.get("/etc/systemd/system/vip-workload.service")?.content ?? "";
  assert.ok(unit.includes(`EnvironmentFile=-${secretsEnvironmentPath}\n`), unit);
  assert.match(unit, /^ExecStartPre=\+\/usr\/bin\/env -i PATH=\S+ HOME=\/root \S+ \/usr\/local\/bin\/vip-secrets$/m);
  assert.match(unit, /^TimeoutStartSec=300$/m);
  for (const name of Object.keys(secrets)) assert.ok(unit.includes(`"--env" "${name}"`), name);
  assert.equal(files.get(secretsPath)?.permissions, "0600");
  const { status, stderr } = spawnSync("sh", ["-n"], {
    input: files.get(secretsScriptPath)?.content,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
});

test("a workload without secrets is what it was", () => {
  assert.doesNotMatch(userData({}), /secret|TimeoutStartSec/);
});

test("the twin knows the names, and takes values from the user's own file, else placeholders", (t) => {
  assert.deepEqual(parseUserData(userData(secrets))?.secrets, ["API_KEY", "DB_PASSWORD", "PEM"]);
  assert.deepEqual(parseUserData(userData({}))?.secrets, []);
  const file = join(temporaryFolder(t), "local.env");
  assert.deepEqual(localSecrets(file, ["A"]), { values: { A: placeholder("A") }, missing: ["A"] });
  writeFileSync(file, '# mine\nA=plain text\nB="quoted \\"word\\""\nEMPTY=\nOTHER=1\n');
  assert.deepEqual(localSecrets(file, ["A", "B", "EMPTY", "C"]), {
    values: { A: "plain text", B: 'quoted "word"', EMPTY: "", C: placeholder("C") },
    missing: ["C"],
  });
});
