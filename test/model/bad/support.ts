import assert from "node:assert/strict";
import { parseStackConfig } from "../../../components/vip-cluster/stack/stack";
import { renderIssue, SpecError, type SpecIssue } from "../../../model/settings/issue";

/** Values by path: `targetGroups.web.port`; `undefined` takes the option out. */
export type Changes = Readonly<Record<string, unknown>>;
/** What must be said: path -> a telling part of the line. Nothing else may be said. */
export type Expected = Readonly<Record<string, string>>;
export type BadInput = readonly [base: "alb" | "nlb", changes: Changes, expected: Expected];

type Tree = Record<string, unknown>;

const listener = (port: number, protocol: string, groups: Record<string, number>, more: object = {}) => ({
  port,
  protocol,
  defaultAction: { type: "forward", targetGroups: groups, ...more },
});

/** Objectives have tests of their own. */
const promisesNothing = () => ({ objectives: { class: "development" } });

/** Sound clusters, each a single change away from a bad one. */
export const bases = {
  alb: () => ({
    name: "shop",
    ...promisesNothing(),
    certificate: { domainName: "shop.example.com", zoneId: "Z0123456789ABC" },
    loadBalancer: {
      listeners: {
        https: {
          ...listener(443, "HTTPS", { web: 9, spare: 1 }),
          rules: {
            api: {
              priority: 10,
              conditions: { path: ["/api/*"] },
              action: { type: "forward", targetGroups: { web: 1 } },
            },
          },
        },
        http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
      },
    },
    targetGroups: { web: {}, spare: {} },
    nodeGroups: { web: { targetGroups: ["web"] }, spare: { targetGroups: ["spare"] } },
  }),
  nlb: () => ({
    name: "mail",
    ...promisesNothing(),
    certificate: { domainName: "mail.example.com", zoneId: "Z0123456789ABC" },
    loadBalancer: {
      type: "network",
      listeners: { tls: listener(993, "TLS", { imap: 1 }), smtp: listener(25, "TCP", { smtp: 1 }) },
    },
    targetGroups: { imap: { protocol: "TCP", port: 143 }, smtp: { protocol: "TCP", port: 25 } },
    nodeGroups: { mail: { targetGroups: ["imap", "smtp"] } },
  }),
} as const satisfies Record<string, () => Tree>;

/** Puts a value at a path, making the maps on the way. */
export function put(root: Tree, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let place = root;
  for (const key of keys) {
    const next = place[key];
    place = (typeof next === "object" && next !== null ? next : (place[key] = {})) as Tree;
  }
  if (value === undefined) delete place[last];
  else place[last] = value;
}

/** So many listeners besides those that are there, on ports from 1000. */
export const manyListeners = (count: number, listener: object): Changes =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `loadBalancer.listeners.more${index}`,
      { port: 1000 + index, ...listener },
    ]),
  );

export function changed(base: "alb" | "nlb", changes: Changes): Tree {
  const cluster: Tree = bases[base]();
  for (const [path, value] of Object.entries(changes)) put(cluster, path, value);
  return cluster;
}

/** The problems of a bad input; fails when it is accepted, or refused in any other way. */
export function problemsOf(parse: () => unknown): readonly SpecIssue[] {
  try {
    parse();
  } catch (error) {
    assert.ok(error instanceof SpecError, `not a SpecError: ${String(error)}`);
    return error.issues;
  }
  assert.fail("accepted");
}

export const clusterProblems = (cluster: unknown): readonly SpecIssue[] =>
  problemsOf(() => parseStackConfig({ cluster }, "test"));

/** Every line has the one style: path, problem, value; lower case, no full stop, no stack, one line. */
export function assertStyle(issue: SpecIssue): void {
  const line = renderIssue({ type: "Stack", name: "test" }, issue);
  assert.match(line, /^vip:Stack "test": [^\n]+, got [^\n]+$/, line);
  assert.doesNotMatch(line, /TypeError|undefined|\[object Object\]|\n\s+at |\.$/, line);
  assert.match(issue.problem, /^[^A-Z]|^[A-Z0-9]{2,}/, `starts in upper case: ${issue.problem}`);
}

export function assertProblems(issues: readonly SpecIssue[], expected: Expected): void {
  const lines = issues.map((issue) => renderIssue({ type: "Stack", name: "test" }, issue));
  assert.deepEqual(issues.map(({ path }) => path).sort(), Object.keys(expected).sort(), lines.join("\n"));
  for (const [path, part] of Object.entries(expected)) {
    const line = lines[issues.findIndex((issue) => issue.path === path)];
    assert.ok(line?.includes(part), `${JSON.stringify(part)} is not in: ${line}`);
  }
  issues.forEach(assertStyle);
}
