import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ForeignProject, program } from "../support/foreign";

describe("a function that becomes a Lambda function is planned, whatever it captures of the program", () => {
  for (const [captured, line] of [
    ["an output that it reads", "console.log(kept.bucket.get(), event);"],
    ["a whole resource", "console.log(kept, event);"],
    ["the SDK's own helpers", "console.log(pulumi.getStack(), event);"],
  ] as const)
    test(captured, async () => {
      const project = new ForeignProject({
        "package.json": '{ "name": "foreign" }',
        ...program(
          'const came = new aws.s3.Bucket("came");',
          'const kept = new aws.s3.Bucket("kept");',
          `came.onObjectCreated("copy", async (event) => { ${line} });`,
        ),
      });
      const { stack, text } = await project.check();
      project.remove();
      assert.equal(stack.failure, undefined, text);
      assert.ok((stack.resources ?? 0) > 2, text);
    });
});
