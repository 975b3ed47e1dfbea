import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Props } from "../../../twin/contract/resources";
import { Account, refuses, str } from "../../support/account";

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});
const allow = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "*" }],
});
const managed = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

describe("IAM", () => {
  it("answers as AWS does", () => {
    const account = new Account();
    const role = account.make("role", { name: "node", assumeRolePolicy: trust, path: "/vip/" });
    assert.equal(role.id, "node");
    assert.equal(role.outputs.arn, "arn:aws:iam::123456789012:role/vip/node");
    assert.match(str(role.outputs.uniqueId), /^AROA[0-9A-F]{17}$/);
    assert.deepEqual([role.outputs.maxSessionDuration, role.outputs.createDate], [3600, "2026-11-23T00:00:00Z"]);
    assert.equal(role.outputs.region, undefined);
    const profile = account.make("profile", { name: "node", role: role.id });
    assert.equal(profile.outputs.arn, "arn:aws:iam::123456789012:instance-profile/node");
    assert.equal(account.make("rolePolicy", { name: "logs", role: role.id, policy: allow }).id, "node:logs");
    assert.equal(account.make("roleAttachment", { role: role.id, policyArn: managed }).id, `node/${managed}`);
  });

  it("gives each name away once", () => {
    const account = new Account();
    account.make("role", { name: "node", assumeRolePolicy: trust });
    account.make("profile", { name: "node" });
    account.make("iamPolicy", { name: "node", policy: allow });
    refuses(
      "EntityAlreadyExists",
      () => account.make("role", { name: "node", assumeRolePolicy: trust }),
      /Role with name node already exists/,
    );
    refuses("EntityAlreadyExists", () => account.make("profile", { name: "node" }), /Instance Profile/);
    refuses("EntityAlreadyExists", () => account.make("iamPolicy", { name: "node", policy: allow }));
  });

  it("knows one provider of an issuer, by the host of its address", () => {
    const account = new Account();
    const url = "https://token.actions.githubusercontent.com";
    const provider = account.make("oidcProvider", { url, clientIdLists: ["sts.amazonaws.com"] });
    assert.equal(provider.outputs.arn, "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
    refuses(
      "EntityAlreadyExists",
      () => account.make("oidcProvider", { url: `${url}/`, clientIdLists: ["another"] }, "second"),
      /Provider with url https:\/\/token\.actions\.githubusercontent\.com already exists/,
    );
    account.remove(provider);
    account.make("oidcProvider", { url, clientIdLists: ["another"] }, "second");
  });

  it("keeps a permissions boundary while a role stands below it", () => {
    const account = new Account();
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/ceiling";
    const role = { name: "node", assumeRolePolicy: trust, permissionsBoundary };
    refuses("NoSuchEntity", () => account.make("role", role), /policy\/ceiling/);
    const ceiling = account.make("iamPolicy", { name: "ceiling", policy: allow });
    const made = account.make("role", role);
    refuses("DeleteConflict", () => account.remove(ceiling), /attached to entities/);
    account.remove(made);
    account.remove(ceiling);
  });

  it("speaks of roles and policies that exist", () => {
    const account = new Account();
    refuses("NoSuchEntity", () => account.make("rolePolicy", { role: "none", policy: allow }), /none/);
    refuses("NoSuchEntity", () => account.make("roleAttachment", { role: "none", policyArn: managed }));
    refuses("NoSuchEntity", () => account.make("profile", { role: "none" }));
    account.make("role", { name: "node", assumeRolePolicy: trust });
    refuses("NoSuchEntity", () =>
      account.make("roleAttachment", { role: "node", policyArn: "arn:aws:iam::123456789012:policy/own" }),
    );
    const own = account.make("iamPolicy", { name: "own", policy: allow });
    const attachment = account.make("roleAttachment", { role: "node", policyArn: own.id });
    refuses("DeleteConflict", () => account.remove(own), /attached to entities/);
    account.remove(attachment);
    account.remove(own);
  });

  it("keeps a role until nothing hangs on it", () => {
    const account = new Account();
    const role = account.make("role", { name: "node", assumeRolePolicy: trust });
    const hanging = [
      account.make("profile", { name: "node", role: "node" }),
      account.make("roleAttachment", { role: "node", policyArn: managed }),
      account.make("rolePolicy", { name: "logs", role: "node", policy: allow }),
    ];
    const words = [/remove roles from instance profile/, /detach all policies/, /delete policies/];
    for (const [place, resource] of hanging.entries()) {
      refuses("DeleteConflict", () => account.remove(role), words[place]);
      account.remove(resource);
    }
    account.remove(role);
  });

  it("refuses documents that are none, or too long", () => {
    const account = new Account();
    assert.match(
      account.failures("role", { assumeRolePolicy: "{" }).join(),
      /assumeRolePolicy: expected a JSON document/,
    );
    refuses("MalformedPolicyDocument", () => account.make("role", { assumeRolePolicy: "{}" }), /no Statement/);
    const long = JSON.stringify({ Statement: [], Id: "x".repeat(2048) });
    refuses("LimitExceeded", () => account.make("role", { assumeRolePolicy: long }), /2048/);
    assert.match(account.failures("role", { assumeRolePolicy: trust, maxSessionDuration: 60 }).join(), /3600-43200/);
    assert.match(account.failures("role", { assumeRolePolicy: trust, name: "a b" }).join(), /letters, digits/);
    assert.match(account.failures("roleAttachment", { role: "r", policyArn: "SSM" }).join(), /an ARN/);
  });

  it("replaces by name and path, and changes documents in place", () => {
    const account = new Account();
    const role = account.make("role", { name: "node", assumeRolePolicy: trust });
    assert.equal(account.diff(role, { assumeRolePolicy: allow }).replaces, false);
    assert.deepEqual(account.diff(role, { path: "/other/" }), { replaces: true, paths: ["path"], deletesFirst: true });
    const policy = account.make("rolePolicy", { name: "logs", role: "node", policy: allow });
    assert.equal(account.diff(policy, { policy: trust }).replaces, false);
    assert.equal(account.diff(policy, { role: "other" }).replaces, true);
    const profile = account.make("profile", { name: "node", role: "node" });
    assert.equal(account.diff(profile, { role: "other" }).replaces, false);
  });
});

describe("KMS", () => {
  it("gives keys ids and ARNs, and aliases that point to them", () => {
    const account = new Account();
    const key = account.make("key", { description: "logs" });
    assert.match(key.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual(
      [key.outputs.keyId, key.outputs.arn],
      [key.id, `arn:aws:kms:eu-west-1:123456789012:key/${key.id}`],
    );
    const alias = account.make("alias", { name: "alias/logs", targetKeyId: key.id });
    assert.deepEqual([alias.id, alias.outputs.targetKeyArn], ["alias/logs", key.outputs.arn]);
    refuses("AlreadyExistsException", () => account.make("alias", { name: "alias/logs", targetKeyId: key.id }));
    refuses("NotFoundException", () => account.make("alias", { name: "alias/other", targetKeyId: "none" }));
  });

  it("refuses a policy that locks everybody out", () => {
    const account = new Account();
    refuses("MalformedPolicyDocumentException", () => account.make("key", { policy: allow }), /update the key policy/);
    account.make("key", { policy: allow, bypassPolicyLockoutSafetyCheck: true });
    const wrong: readonly (readonly [Props, RegExp])[] = [
      [{ deletionWindowInDays: 1 }, /7-30/],
      [{ keyUsage: "SIGN" }, /SIGN_VERIFY/],
      [{ policy: "{" }, /JSON/],
    ];
    for (const [inputs, words] of wrong) assert.match(account.failures("key", inputs).join(), words);
    assert.match(account.failures("alias", { name: "logs", targetKeyId: "k" }).join(), /alias\//);
  });
});

describe("logs, parameters and buckets", () => {
  it("keeps names to themselves", () => {
    const account = new Account();
    account.make("logGroup", { name: "/vip/flow" });
    refuses("ResourceAlreadyExistsException", () => account.make("logGroup", { name: "/vip/flow" }));
    account.make("parameter", { name: "/vip/a", type: "String", value: "1" });
    refuses("ParameterAlreadyExists", () => account.make("parameter", { name: "/vip/a", type: "String", value: "1" }));
    account.make("bucket", { bucket: "logs" });
    refuses("BucketAlreadyOwnedByYou", () => account.make("bucket", { bucket: "logs" }), /logs/);
  });

  it("answers as AWS does", () => {
    const account = new Account();
    const group = account.make("logGroup", { name: "/vip/flow", retentionInDays: 90 });
    assert.equal(group.outputs.arn, "arn:aws:logs:eu-west-1:123456789012:log-group:/vip/flow");
    const bucket = account.make("bucket", {}, "accessLogs");
    assert.match(bucket.id, /^accesslogs-[0-9a-f]{7}$/);
    assert.deepEqual(
      [bucket.outputs.bucket, bucket.outputs.arn, bucket.outputs.bucketRegionalDomainName],
      [bucket.id, `arn:aws:s3:::${bucket.id}`, `${bucket.id}.s3.eu-west-1.amazonaws.com`],
    );
    const parameter = account.make("parameter", { name: "/vip/a", type: "String", value: "1" });
    assert.equal(parameter.outputs.arn, "arn:aws:ssm:eu-west-1:123456789012:parameter/vip/a");
    const changed = account.update(parameter, { value: "2" });
    assert.deepEqual([parameter.outputs.version, changed.outputs.version], [1, 2]);
  });

  it("refuses what the services refuse", () => {
    const account = new Account();
    refuses("InvalidParameterException", () =>
      account.make("logGroup", { name: "l", kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/none" }),
    );
    refuses("NoSuchBucket", () => account.make("bucketPolicy", { bucket: "none", policy: allow }));
    account.make("bucket", { bucket: "logs" });
    refuses("MalformedPolicy", () => account.make("bucketPolicy", { bucket: "logs", policy: allow }), /Principal/);
    refuses("AccessDeniedException", () => account.make("parameter", { name: "/aws/a", type: "String", value: "1" }));
    assert.match(account.failures("logGroup", { retentionInDays: 100 }).join(), /90, 120/);
    assert.match(account.failures("bucket", { bucket: "Logs" }).join(), /lower-case/);
    assert.match(account.failures("parameter", { type: "Text", value: "1" }).join(), /SecureString/);
  });

  it("is replaced by its name", () => {
    const account = new Account();
    assert.equal(account.diff(account.make("logGroup", { name: "a" }), { name: "b" }).replaces, true);
    assert.equal(account.diff(account.make("logGroup", { name: "c" }), { retentionInDays: 30 }).replaces, false);
    const bucket = account.make("bucket", { bucket: "logs" });
    assert.equal(account.diff(bucket, { bucket: "other" }).replaces, true);
    assert.equal(account.diff(bucket, { forceDestroy: true }).replaces, false);
  });
});
