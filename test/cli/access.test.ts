import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { RightsTable } from "../../model/analysis/rights/types";
import { tableActions } from "../../platforms/aws/managed-policies";
import { judgedActions } from "../../platforms/aws/rights/duties";
import { root } from "../../tools/setup";
import { runCommand } from "../support/commands";
import { ForeignProject, program } from "../support/foreign";

const own = (...args: readonly string[]) =>
  runCommand({ args: ["access", ...args], cwd: root, env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" } });

type Answered = RightsTable & { readonly stack: string; readonly schemaVersion: number };

/** What each role may do, as a set of the duties that it may do in full. */
function may({ principals, duties, answers }: RightsTable, role: string): readonly string[] {
  const column = principals.findIndex(({ name }) => name === role);
  assert.ok(column >= 0, role);
  return duties.flatMap(({ name }, row) => (answers[row]?.[column] === "yes" ? [name] : []));
}

const seeing = ["see nodes and alarms", "read logs", "preview a change"];
const operating = [
  ...["shift weights", "drain a node", "replace a node", "scale a group", "roll out"],
  ...["leave a zone", "silence an alarm", "back up now"],
];
const deploying = [
  ...["preview a change", "shift weights", "roll out", "deploy", "open the firewall", "delete the cluster"],
  ...["switch logs off", "change keys"],
];

describe("vipkit access", () => {
  test("says of production who may do what, AWS's own policies by a table with its day", async () => {
    const { code, stdout, stderr } = await own("prod", "--json");
    assert.equal(code, 0, stderr);
    const rights: Answered = JSON.parse(stdout);
    const role = (key: string) => may(rights, `shop-access-${key}-role`);
    assert.deepEqual(role("viewer"), seeing);
    assert.deepEqual(role("operator"), [...seeing, ...operating]);
    assert.deepEqual(role("deploy"), deploying);
    assert.deepEqual(role("preview"), ["preview a change"]);
    const shells = ["a shell on a node", "read what was typed in shells"];
    const admin = [...new Set([...seeing, ...operating, ...deploying, ...shells, "restore a backup"])];
    assert.deepEqual([...role("admin")].sort(), admin.sort());
    for (const key of ["admin", "operator", "viewer", "deploy", "preview"]) {
      for (const never of ["grant rights", "delete backups", "read other secrets"])
        assert.ok(!role(key).includes(never));
    }
    assert.deepEqual(rights.unread, []);
    assert.match(
      rights.dated.join(),
      /policy\/service-role\/AWSBackupServiceRolePolicyForRestores, as AWS had it on \d{4}-\d\d-\d\d, of shop-backup-role/,
    );
    // By AWSBackupServiceRolePolicyForRestores, and by nothing that the program writes.
    const backup = rights.principals.findIndex(({ name }) => name === "shop-backup-role");
    const answerOf = (duty: string) => rights.answers[rights.duties.findIndex(({ name }) => name === duty)]?.[backup];
    assert.equal(answerOf("restore a backup"), "yes");
    assert.equal(answerOf("grant rights"), "no");
    assert.deepEqual(may(rights, "shop-nodes-blue-role"), []);
  });

  test("shows it as a table within the screen, with who takes each role on", async () => {
    const { stdout } = await own("prod");
    assert.match(stdout, /^WHAT +ADMIN +OPERATOR +VIEWER +DEPLOY +PREVIEW$/m);
    assert.match(stdout, /^shift weights +yes +yes +- +yes +-$/m);
    const whole = stdout.replace(/\s+/g, " ");
    assert.match(whole, /shop-access-deploy-role: arn:aws:iam::123456789012:oidc-provider/);
    assert.match(whole, /:sub repo:shop\/infra:environment:prod/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100 || !line.includes(" "), line);
  });

  test("says the same of a stack on Kubernetes, by its roles and bindings", async () => {
    const { code, stdout } = await own("kube-prod", "--json");
    assert.equal(code, 0);
    const rights: Answered = JSON.parse(stdout);
    assert.deepEqual(may(rights, "shop-viewer"), seeing);
    assert.deepEqual(may(rights, "shop-operator"), [...seeing, ...operating.slice(0, 5)]);
    assert.deepEqual(rights.principals[0]?.takenBy, ["Group shop-on-call"]);
  });

  const trust = (principal: string) =>
    `JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: ${principal}, Action: "sts:AssumeRole" }] })`;
  const look = async (...lines: readonly string[]) => {
    const project = new ForeignProject(program(...lines));
    try {
      const { code, stdout, text } = await project.run("access", "prod", "--json");
      return { code, text, rights: (code === 2 ? undefined : JSON.parse(stdout || "null")) as Answered | null };
    } finally {
      project.remove();
    }
  };

  test("reads any program: inline policies, a ceiling that takes away, a deny that decides", async () => {
    const policy = (statement: string) => `JSON.stringify({ Version: "2012-10-17", Statement: ${statement} })`;
    const { code, text, rights } = await look(
      'new aws.cloudwatch.LogGroup("app", {});',
      `const ceiling = new aws.iam.Policy("ceiling", { policy: ${policy('[{ Effect: "Allow", Action: ["logs:*", "s3:*"], Resource: "*" }]')} });`,
      `new aws.iam.Role("ada", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/ada" }')}, permissionsBoundary: ceiling.arn, inlinePolicies: [{ name: "all", policy: ${policy('[{ Effect: "Allow", Action: "*", Resource: "*" }]')} }] });`,
      `const bob = new aws.iam.Role("bob", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/bob" }')} });`,
      `new aws.iam.RolePolicy("bobs", { role: bob.name, policy: ${policy('[{ Effect: "Allow", Action: "*", Resource: "*" }, { Effect: "Deny", Action: "logs:Delete*", Resource: "*" }]')} });`,
    );
    assert.equal(code, 0, text);
    assert.ok(rights);
    assert.deepEqual(may(rights, "ada"), ["read logs", "switch logs off"]);
    assert.deepEqual(may(rights, "bob"), [
      ...["see nodes and alarms", "read logs", "preview a change", "grant rights", "read other secrets"],
    ]);
  });

  test("does not know what a policy says whose text is elsewhere, and a program without roles has no table", async () => {
    for (const elsewhere of ["arn:aws:iam::aws:policy/OfTomorrow", "arn:aws-cn:iam::aws:policy/ReadOnlyAccess"]) {
      const { code, text, rights } = await look(
        `new aws.iam.Role("eve", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/eve" }')}, managedPolicyArns: ["${elsewhere}"] });`,
      );
      assert.equal(code, 1);
      assert.ok(text.includes(`prod: not read: ${elsewhere} of eve`), text);
      assert.ok(rights?.answers.every(([answer]) => answer === "unknown"));
    }
    const none = await look('new aws.cloudwatch.LogGroup("app", {});');
    assert.equal(none.code, 1);
    assert.match(none.text, /prod has no roles: .*access in its spec grants rights/);
  });

  test("reads AWS's own policies wherever a role has one: attached, inline by its ARN, as a ceiling", async () => {
    const of = (name: string) => `"arn:aws:iam::aws:policy/${name}"`;
    const { code, text, rights } = await look(
      'new aws.cloudwatch.LogGroup("app", {});',
      `const ada = new aws.iam.Role("ada", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/ada" }')} });`,
      `new aws.iam.RolePolicyAttachment("adas", { role: ada.name, policyArn: ${of("ReadOnlyAccess")} });`,
      `new aws.iam.Role("bob", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/bob" }')}, managedPolicyArns: [${of("AdministratorAccess")}] });`,
      `new aws.iam.Role("cyd", { assumeRolePolicy: ${trust('{ AWS: "arn:aws:iam::123456789012:user/cyd" }')}, managedPolicyArns: [${of("AdministratorAccess")}], permissionsBoundary: ${of("PowerUserAccess")} });`,
      `new aws.iam.Role("node", { assumeRolePolicy: ${trust('{ Service: "ec2.amazonaws.com" }')}, managedPolicyArns: [${of("AmazonEC2ContainerRegistryReadOnly")}, ${of("service-role/AWSLambdaBasicExecutionRole")}] });`,
    );
    assert.equal(code, 0, text);
    assert.ok(rights);
    assert.deepEqual(may(rights, "ada"), ["see nodes and alarms", "read logs", "preview a change"]);
    assert.ok(may(rights, "bob").includes("grant rights"));
    const power = may(rights, "cyd");
    assert.ok(power.includes("switch logs off") && !power.includes("grant rights"), power.join());
    assert.deepEqual(may(rights, "node"), []);
    assert.equal(rights.dated.length, 6);
  });

  test("the table of AWS's policies knows every action that a role is asked for", () => {
    assert.deepEqual([...tableActions], [...judgedActions]);
  });
});
