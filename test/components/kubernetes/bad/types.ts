/** Values by path from a sound cluster on; `undefined` takes the option out. Then what must be said: path -> a telling part of the line, and nothing else. */
export type BadKubernetesInput = readonly [
  base: "http" | "connections" | "alb",
  changes: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, string>>,
];
