import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { ForeignProject, type ForeignVerdict, hasTrace, inLanes } from "../../support/foreign";
import type { OddProgram } from "./odd-program";

async function judge({ files, args = [] }: OddProgram, isAlone: boolean): Promise<ForeignVerdict> {
  const project = new ForeignProject(files, isAlone || undefined);
  try {
    return await project.check(...args);
  } finally {
    project.remove();
  }
}

/**
 * One test for each program: its exit code, what is said, how many resources; no stack trace and no silent pass.
 * @param isAlone whether each has a process of its own, since it is about the process
 */
export function judgePrograms(kind: string, programs: Readonly<Record<string, OddProgram>>, isAlone = false): void {
  describe(kind, () => {
    const entries = Object.entries(programs);
    const answers = new Map<string, ForeignVerdict>();
    before(async () => {
      await inLanes(entries, async ([name, program]) => {
        answers.set(name, await judge(program, isAlone));
      });
    });

    for (const [name, { code, says, resources: count, fails = [] }] of entries) {
      test(name, () => {
        const answer = answers.get(name);
        assert.ok(answer, "it was not run");
        const { stack, text } = answer;
        const failing = stack.results
          .filter(({ verdict }) => verdict === "fail")
          .map((result) => `${result.rule} ${result.name}`);
        assert.match(text, says);
        assert.equal(answer.code, code, text);
        assert.equal(stack.resources, count, text);
        assert.deepEqual(
          fails.filter((one) => !failing.includes(one)),
          [],
          text,
        );
        assert.equal(hasTrace(text), false, text);
        assert.doesNotMatch(text, /\[object Object\]|defect of vipkit|undefined: /);
        const isSaid = stack.results.length > 0 || (stack.notJudged ?? []).length > 0 || stack.failure !== undefined;
        assert.ok(isSaid, "nothing was judged, and nothing is said of it");
      });
    }
  });
}
