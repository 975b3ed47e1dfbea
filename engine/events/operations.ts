interface Operation {
  readonly symbol: string;
  readonly done: string;
  readonly doing: string;
}

/** What the engine does to a resource, in the order of its summary. Source: pulumi sdk/go/common/display/op_type.go and pkg/resource/deploy/step.go. */
const operations: Readonly<Record<string, Operation>> = {
  create: { symbol: "+ ", done: "created", doing: "creating" },
  update: { symbol: "~ ", done: "updated", doing: "updating" },
  delete: { symbol: "- ", done: "deleted", doing: "deleting" },
  replace: { symbol: "+-", done: "replaced", doing: "replacing" },
  "create-replacement": { symbol: "++", done: "created replacement", doing: "creating replacement" },
  "delete-replaced": { symbol: "--", done: "deleted original", doing: "deleting original" },
  read: { symbol: "> ", done: "read", doing: "reading" },
  "read-replacement": { symbol: ">>", done: "read for replacement", doing: "reading for replacement" },
  refresh: { symbol: "~ ", done: "refreshed", doing: "refreshing" },
  discard: { symbol: "< ", done: "discarded", doing: "discarding" },
  "discard-replaced": { symbol: "<<", done: "discarded original", doing: "discarding original" },
  import: { symbol: "= ", done: "imported", doing: "importing" },
  "import-replacement": { symbol: "=>", done: "imported replacement", doing: "importing replacement" },
};

/** Undefined where nothing is done to it: `same`. */
export const operationOf = (op: string): Operation | undefined => operations[op];

/** `+ 3 created`, and what stayed as it was. */
export function changeLines(changes: Readonly<Record<string, number>>, failed: number): readonly string[] {
  const made = Object.entries(operations).flatMap(([op, { symbol, done }]) => {
    const count = changes[op] ?? 0;
    return count > 0 ? [{ count, line: `${symbol}${count} ${done}` }] : [];
  });
  const total = made.reduce((sum, { count }) => sum + count, 0);
  const same = changes.same ?? 0;
  const rest = [...(made.length > 1 ? [`${total} changes`] : []), ...(same > 0 ? [`${same} unchanged`] : [])];
  return [
    ...made.map(({ line }) => line),
    ...(rest.length > 0 ? [rest.join(". ")] : []),
    ...(failed > 0 ? [`${failed} errored`] : []),
  ];
}
