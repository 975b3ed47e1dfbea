"use strict";
// Who may import whom. `test/architecture.test.ts` runs this, and breaks each rule once to see that it holds.

/** Parts of the project, and the parts that each may import besides itself. */
const parts = {
  model: [],
  platforms: ["model"],
  components: ["model", "platforms", "engine"],
  engine: ["model"],
  stacks: ["components", "engine", "model", "platforms"],
  policies: ["model", "platforms", "engine"],
  twin: ["model", "platforms", "engine"],
  operate: ["model", "platforms", "engine"],
  tools: ["model", "platforms", "components", "policies"],
  cli: ["model", "platforms", "components", "engine", "policies", "twin", "operate", "tools"],
};

const names = Object.keys(parts);
const others = ["test", "bench", "examples"];

/** Packages with neither dependencies nor side effects: the model must run anywhere, in milliseconds. */
const pure = ["zod", "ip-num", "croner", "fastest-levenshtein"];

const within = (folders) => `^(${folders.join("|")})/`;

const directions = names.map((name) => ({
  name: `${name}-imports-only-what-it-may`,
  comment: `${name}/ may import ${[name, ...parts[name]].join(", ")}`,
  severity: "error",
  // The engine starts the program here, before anything is compiled; the pages of the command line are made from its commands.
  from: { path: within([name]), pathNot: "^(stacks|policies)/main\\.cjs$|^tools/docs/cli-pages\\.ts$" },
  to: { path: within([...names, ...others].filter((other) => other !== name && !parts[name].includes(other))) },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "model-is-pure",
      comment: `model/ and platforms/ may use ${pure.join(", ")} and nothing of the machine`,
      severity: "error",
      from: { path: within(["model", "platforms"]) },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown", "core"],
        pathNot: `node_modules/(${pure.join("|")})/`,
      },
    },
    {
      name: "components-know-no-engine",
      comment: "the recorder reads what the SDK has serialised; everything else here is the SDK's public side",
      severity: "error",
      from: { path: "^components/", pathNot: "^components/vip-cluster/reach\\.ts$" },
      to: { path: "^engine/" },
    },
    {
      name: "rules-know-no-engine",
      comment:
        "policies/pack serves the engine, and plan-graph and state-graph read its values; rules and what they ask are pure",
      severity: "error",
      from: { path: "^policies/", pathNot: "^policies/(pack/|(?:plan|state)-graph\\.ts$)" },
      to: { path: "^engine/" },
    },
    {
      name: "policies-start-quickly",
      comment:
        "the engine waits for the pack before it starts the program: the whole SDK takes a quarter of a second to load",
      severity: "error",
      from: { path: "^(policies|engine/(policy|wire))/" },
      to: { path: "node_modules/@pulumi/", pathNot: "node_modules/@pulumi/pulumi/proto/" },
    },
    {
      name: "no-whole-aws",
      comment: "the whole of @pulumi/aws loads a thousand files: import @pulumi/aws/<service>",
      severity: "error",
      from: { pathNot: "^node_modules" },
      to: { path: "node_modules/@pulumi/aws/index\\.", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-whole-kubernetes",
      comment: "the whole of @pulumi/kubernetes loads every API group: import @pulumi/kubernetes/<group>/<version>",
      severity: "error",
      from: { pathNot: "^node_modules" },
      to: { path: "node_modules/@pulumi/kubernetes/index\\.", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-development-packages",
      comment: "devDependencies are not installed with vipkit; what is a peer too comes with the user's project",
      severity: "error",
      // What a browser runs is bundled when vipkit is compiled.
      from: { path: within(names.filter((name) => name !== "tools")), pathNot: "^cli/page/browser/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm-peer"] },
    },
    {
      name: "no-missing-files",
      comment:
        "the app of the comparison runs among packages that the bench installs for it, and that are none of ours",
      severity: "error",
      from: { path: within([...names, ...others]), pathNot: "^bench/cdk/app\\.cjs$" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default", "types"] },
  },
};
