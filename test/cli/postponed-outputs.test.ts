import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { root } from "../../tools/setup";

/** What a program sees of its resources, on the SDK's own mocks, with and without postponed outputs: the SDK keeps one program a process. */
function seen(program: string, isPostponed: boolean): unknown {
  const postpone = `require("./dist/engine/program/postponed-outputs.js").postponeOutputs(require.resolve("@pulumi/pulumi"));`;
  const script = `
    const pulumi = require("@pulumi/pulumi");
    ${isPostponed ? postpone : ""}
    const state = { arn: "arn:x", tags: { a: "1" }, secretName: "s" };
    const answer = ({ name, inputs }) => {
      if (name === "refused") throw new Error("refused");
      return { id: name + "-id", state: { ...inputs, ...state } };
    };
    class Bucket extends pulumi.CustomResource {
      constructor(name, args, opts) {
        super("test:index:Bucket", name, { ...args, arn: undefined, tags: undefined, missing: undefined, secretName: undefined },
          pulumi.mergeOptions(opts, { additionalSecretOutputs: ["secretName"] }));
      }
    }
    const parts = (output) =>
      Promise.all([output.promise(true), output.isKnown, pulumi.isSecret(output), output.allResources()])
        .then(([value, isKnown, isSecret, behind]) => ({ value: value ?? null, isKnown, isSecret, behind: behind.size, sync: output.resources().size }));
    const failures = [];
    process.on("unhandledRejection", (error) => failures.push(error.message));
    (async () => {
      await pulumi.runtime.setMocks({ newResource: answer, call: () => ({}) }, "project", "stack", true);
      const result = await (async () => { ${program} })();
      await pulumi.runtime.disconnect().catch(() => undefined);
      await new Promise(setImmediate);
      console.log(JSON.stringify({ result, failures: [...new Set(failures)] }));
      process.removeAllListeners("exit"); // the SDK counts promises that are still open
      process.exit(0);
    })();`;
  return JSON.parse(execFileSync("node", ["--eval", script], { cwd: root, encoding: "utf8", stdio: "pipe" }));
}

function alike(program: string): unknown {
  const usual = seen(program, false);
  assert.deepEqual(seen(program, true), usual);
  return usual;
}

test("an output is made when it is asked for, and once", () => {
  const program = `
    const bucket = new Bucket("b", { acl: "private" });
    const isMade = () => "value" in Object.getOwnPropertyDescriptor(bucket, "arn");
    return [isMade(), pulumi.Output.isInstance(bucket.arn), bucket.arn === bucket.arn];`;
  assert.deepEqual(seen(program, false), { result: [true, true, true], failures: [] });
  assert.deepEqual(seen(program, true), { result: [false, true, true], failures: [] });
});

test("what is asked for before and after the answer is the same, with what is unknown, secret and behind it", () => {
  const found = alike(`
    const bucket = new Bucket("b", { acl: pulumi.secret("private") });
    const before = await Promise.all([bucket.arn, bucket.tags.a, bucket.missing, bucket.acl, bucket.secretName].map(parts));
    await bucket.urn.promise();
    await new Promise(setImmediate);
    const after = await Promise.all([bucket.arn, bucket.tags, bucket.missing, bucket.acl, bucket.secretName, bucket.id].map(parts));
    const late = new Bucket("late", {});
    await late.urn.promise();
    await new Promise(setImmediate);
    const first = await Promise.all([late.missing, late.tags.a, late.arn].map(parts));
    return { before, after, first };`);
  assert.match(JSON.stringify(found), /"isKnown":false/);
  assert.match(JSON.stringify(found), /arn:x/);
});

test("a resource has the same properties in the same order, and passes them on", () => {
  alike(`
    const bucket = new Bucket("b", { acl: "private" });
    const first = Object.keys(bucket).filter((name) => !name.startsWith("__"));
    void bucket.tags;
    const copy = { ...bucket };
    const heir = Object.create(bucket);
    const wrapped = new Proxy(bucket, {});
    return {
      first,
      then: Object.keys(bucket).filter((name) => !name.startsWith("__")),
      symbols: Object.getOwnPropertySymbols(copy).length,
      copied: (await parts(copy.arn)).value,
      inherited: (await parts(heir.arn)).value,
      wrapped: (await parts(wrapped.arn)).value,
      other: (await parts(new Bucket("other", { acl: bucket.arn }).acl)).value,
    };`);
});

test("a program's own class may put something else in a property's place", () => {
  alike(`
    class Own extends Bucket {
      constructor(name) { super(name, {}); this.arn = "mine"; }
    }
    class Declared extends Bucket { arn = "field"; }
    const heir = Object.create(new Bucket("b", {}));
    heir.arn = "heir's";
    return [new Own("own").arn, new Declared("declared").arn, heir.arn, (await parts(Object.getPrototypeOf(heir).arn)).value];`);
});

test("a resource that is refused fails whoever asks, and is said as often", () => {
  const found = alike(`
    const bucket = new Bucket("refused", {});
    const early = await bucket.arn.promise().catch((error) => error.message);
    const late = await bucket.tags.promise().catch((error) => error.message);
    return [early, late];`);
  assert.match(JSON.stringify(found), /refused/);
});

test("a property that the resource has already is refused as ever", () => {
  const found = alike(`
    class Taken extends pulumi.CustomResource {
      constructor() { super("test:index:Bucket", "b", { __name: "taken" }); }
    }
    try { new Taken(); } catch (error) { return error.message; }
    await new Promise(setImmediate);`);
  assert.match(JSON.stringify(found), /already initialized/);
});
