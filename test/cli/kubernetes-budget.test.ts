import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { stringify } from "yaml";
import { type Program, without, withProperty } from "../policies/fixture";
import { compliant } from "../policies/kubernetes/compliant";
import { type ForeignFiles, ForeignProject, hasTrace } from "../support/foreign";
import { kubernetesProgram } from "../support/kubernetes";

const projects: ForeignProject[] = [];
const projectOf = (files: ForeignFiles) => {
  const project = new ForeignProject(files);
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects.splice(0)) project.remove();
});

const manifests = (program: Program): ForeignFiles => ({
  ...kubernetesProgram('new k8s.yaml.ConfigFile("all", { file: "all.yaml" });'),
  "all.yaml": Object.values(program)
    .map(({ inputs }) => stringify(inputs))
    .join("---\n"),
});

interface Report {
  readonly budgets: readonly {
    readonly plane: string;
    readonly paths: readonly {
      readonly listener: string;
      readonly targetGroup: string;
      readonly faults: Readonly<
        Record<string, { readonly kind: string; readonly worst?: number; readonly verdict: string }>
      >;
    }[];
  }[];
  readonly groups: readonly (readonly [string, { readonly zoneLoss: { readonly percent: number } }, number])[];
  readonly notKnown: readonly string[];
}

describe("the budget of a Kubernetes program", () => {
  test("has every fault of each way with its terms, and what a zone's loss leaves", async () => {
    const project = projectOf(manifests(without(compliant, "Ingress/old")));
    const { code, stdout, text } = await project.run("budget", "prod", "--json");
    assert.equal(code, 0, text);
    const report: Report = JSON.parse(stdout);
    const ways = report.budgets.flatMap(({ plane, paths }) => paths.map((path) => ({ plane, ...path })));
    assert.deepEqual(
      ways.map(({ plane, listener, targetGroup }) => [plane, listener, targetGroup].join(" ")),
      [
        "gateway shop/edge blue",
        "gateway shop/edge blue",
        "gateway shop/edge green",
        "gateway shop/inner blue",
        "service shop/store shop/store",
      ],
    );
    const figures = (at: number) => Object.values(ways[at]?.faults ?? {}).map(({ kind, worst }) => worst ?? kind);
    assert.deepEqual(figures(1), [0, 2.5, 0, 4, 4, "unbounded"]);
    assert.deepEqual(figures(3), [10, 15, 0, 123, 123, "unbounded"]);
    assert.deepEqual(figures(4), [7, 58, 0, 55, 4, "unbounded"]);
    assert.deepEqual(
      report.groups.map(([name, { zoneLoss }, objective]) => `${name} ${zoneLoss.percent} of ${objective}`),
      ["shop/blue 66 of 50", "shop/green 66 of 50", "shop/store 50 of 50"],
    );
    assert.match(stdout, /Envoy 1.40|kube-controller-manager/);
  });

  test("says what is not in the program, and is no full answer then", async () => {
    const way = { path: "/", pathType: "Prefix", backend: { service: { name: "blue", port: { number: 80 } } } };
    const program = withProperty(compliant, "Ingress/old", "spec.rules", [{ http: { paths: [way] } }]);
    const project = projectOf(manifests(without(without(program, "BGPAdvertisement/edge"), "Service/green")));
    const { code, text } = await project.run("budget", "prod");
    assert.equal(code, 1);
    const said = text.replace(/\s+/g, " ");
    assert.match(said, /not known: shop\/web: Service shop\/green is not in this program/);
    assert.match(
      said,
      /not known: balancerLoss of shop\/store -> shop\/store: what announces its address is not known yet/,
    );
    assert.match(said, /not known: shop\/old: what serves an Ingress without a class is not told/);
    assert.ok(!hasTrace(text));
  });

  test("is none where nothing is reached from outside", async () => {
    const project = projectOf(kubernetesProgram('new k8s.core.v1.Namespace("shop");'));
    const { code, text } = await project.run("budget", "prod");
    assert.equal(code, 1);
    assert.match(text, /no route, Ingress or Service to pods.*: nothing has a budget/);
  });
});
