import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isKubernetesConfig, parseAnyStackConfig } from "../../../components/vip-cluster/stack/any-stack";
import { renderIssue, SpecError, type SpecIssue } from "../../../model/settings/issue";
import { put } from "../../model/bad/support";
import { alb } from "../../support/kubernetes/alb";
import { connections, smallest } from "../../support/kubernetes/specs";
import { type BadKubernetesInput, badKubernetesInputs } from "./bad";

const bases = {
  http: () => ({
    ...smallest(),
    loadBalancer: {
      listeners: {
        https: { port: 443, protocol: "HTTPS", defaultAction: { type: "forward", targetGroups: { web: 9, spare: 1 } } },
        http: { port: 80, protocol: "HTTP", defaultAction: { type: "redirect" } },
      },
    },
    targetGroups: { web: {}, spare: {} },
    nodeGroups: { web: { targetGroups: ["web"] }, spare: { targetGroups: ["spare"] } },
  }),
  connections: () => connections(),
  alb: () => alb(),
} as const satisfies Record<BadKubernetesInput[0], () => object>;

function problems(cluster: unknown): readonly SpecIssue[] {
  try {
    parseAnyStackConfig({ cluster }, "kube");
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.issues;
  }
}

const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 80);

test("the clusters that the bad inputs start from are sound", () => {
  for (const make of Object.values(bases)) {
    const config = parseAnyStackConfig({ cluster: make() });
    assert.ok(isKubernetesConfig(config));
  }
});

test("there are at least 80 bad inputs", () => {
  assert.ok(badKubernetesInputs.length >= 80, `${badKubernetesInputs.length}`);
});

describe("refused", () => {
  for (const [base, changes, expected] of badKubernetesInputs) {
    test(`${base}, ${Object.entries(changes)
      .map(([path, value]) => `${path} = ${shown(value)}`)
      .join(", ")}`, () => {
      const spec = structuredClone(bases[base]()) as unknown as Record<string, unknown>;
      for (const [path, value] of Object.entries(changes)) put(spec, path, value);
      const found = problems(spec);
      const lines = found.map((issue) => renderIssue({ type: "Stack", name: "kube" }, issue));
      assert.deepEqual(found.map(({ path }) => path).sort(), Object.keys(expected).sort(), lines.join("\n"));
      for (const [path, part] of Object.entries(expected)) {
        const line = lines.find((text) => text.includes(`: ${path}: `)) ?? "";
        assert.ok(line.includes(part), `${line}\nhas no ${part}`);
        // What was found, and what is allowed or to be done.
        assert.match(line, /, got .+; .+/, line);
      }
    });
  }
});
