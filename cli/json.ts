/**
 * Version of the form of every `--json` output. It counts up when a field goes, changes its name or its meaning, in the output of any command;
 * a new field does not change it.
 */
export const schemaVersion = 1;

/** A command's answer for machines, with the version of its form in front. */
export const toJson = (answer: object): string => JSON.stringify(stamped(answer), undefined, 2);

/** Several answers: a list, each with its version. */
export const toJsonList = (answers: readonly object[]): string => JSON.stringify(answers.map(stamped), undefined, 2);

const stamped = (answer: object) => ({ schemaVersion, ...answer });
