import assert from "node:assert/strict";
import { test } from "node:test";
import { acceleratorRules } from "../../components/aws/accelerator/rules";
import { accessRules } from "../../components/aws/access/rules";
import { addressRules } from "../../components/aws/address/rules";
import { autoscalingRules } from "../../components/aws/autoscaling/rules";
import { backupRules } from "../../components/aws/backup/rules";
import { certificateRules } from "../../components/aws/certificate/rules";
import { containerServiceRules } from "../../components/aws/container-service/rules";
import { firewallRules } from "../../components/aws/firewall/rules";
import { loadBalancerRules } from "../../components/aws/load-balancer/rules";
import { networkRules } from "../../components/aws/network/rules";
import { nodeGroupRules } from "../../components/aws/node-group/rules";
import { observabilityRules } from "../../components/aws/observability/rules";
import { patchingRules } from "../../components/aws/patching/rules";
import { sessionsRules } from "../../components/aws/sessions/rules";
import { targetGroupRules } from "../../components/aws/target-group/rules";
import { trustStoreRules } from "../../components/aws/trust-store/rules";
import { webAclRules } from "../../components/aws/web-acl/rules";
import { zonalAutoshiftRules } from "../../components/aws/zonal-autoshift/rules";
import { clusterRules } from "../../components/vip-cluster/rules";
import { parseStackConfig } from "../../components/vip-cluster/stack/stack";
import { renderIssue } from "../../model/settings/issue";
import { defaultLimits, isRuleKey, ruleBases, ruleKey, ruleKeys } from "../../platforms/aws/limits";
import { tagRules } from "../../platforms/aws/tag-rules";
import { rights } from "./bad/access";
import { addresses } from "./bad/address";
import { authenticated } from "./bad/authenticate";
import { clients } from "./bad/clients";
import { clusters } from "./bad/clusters";
import { groups } from "./bad/groups";
import { listeners } from "./bad/listeners";
import { nodes } from "./bad/nodes";
import { operated } from "./bad/operations";
import { rewrites } from "./bad/rewrites";
import { shapes } from "./bad/shapes";
import { changed, clusterProblems } from "./bad/support";
import { vendor } from "./bad/vendor";
import { webAcls } from "./bad/web-acls";
import { zones } from "./bad/zones";

const refusing = [
  acceleratorRules(defaultLimits),
  addressRules(),
  autoscalingRules,
  accessRules,
  sessionsRules,
  backupRules,
  certificateRules(defaultLimits),
  clusterRules(defaultLimits),
  firewallRules,
  loadBalancerRules(defaultLimits),
  networkRules(defaultLimits),
  nodeGroupRules(defaultLimits),
  observabilityRules(defaultLimits),
  patchingRules,
  tagRules(defaultLimits),
  targetGroupRules(defaultLimits),
  trustStoreRules(defaultLimits),
  containerServiceRules,
  zonalAutoshiftRules,
  webAclRules(defaultLimits),
].flatMap((rules) => Object.keys(rules));

test("every rule that refuses has a basis, and no basis is of no rule", () => {
  const known = new Set([...refusing, "limit-ordered"]);
  assert.deepEqual(
    [...known].filter((rule) => ruleBases[rule] === undefined),
    [],
  );
  assert.deepEqual(
    Object.keys(ruleBases).filter((rule) => !known.has(rule)),
    [],
  );
});

test("a basis names its page or member and a date; what only the toolkit refuses says that AWS can", () => {
  for (const [rule, basis] of Object.entries(ruleBases)) {
    if (basis.kind === "spec") assert.ok(basis.reason.length > 10, rule);
    else assert.match(basis.date, /^20\d\d-\d\d-\d\d$/, rule);
    if (basis.kind === "vendor") assert.ok(basis.source.length > 12 && isRuleKey(ruleKey(rule) ?? ""), rule);
    if (basis.kind === "toolkit") assert.match(basis.reason, /^AWS .*, (?:this toolkit|the twin) /, rule);
  }
});

test("every refusal of the bad inputs carries its basis: a rule's source, date and key, or a limit's", () => {
  const inputs = [
    ...addresses,
    ...shapes,
    ...groups,
    ...listeners,
    ...rewrites,
    ...clients,
    ...webAcls,
    ...authenticated,
    ...clusters,
    ...nodes,
    ...operated,
    ...rights,
    ...vendor,
    ...zones,
  ];
  for (const [base, changes] of inputs) {
    for (const issue of clusterProblems(changed(base, changes))) {
      const line = renderIssue({ type: "Stack", name: "test" }, issue);
      if (issue.rule !== undefined) {
        assert.ok(issue.basis !== undefined, `no basis: ${line}`);
        if (issue.basis.kind === "vendor") assert.match(line, /\(limit [\w.-]+, read 20\d\d-\d\d-\d\d\)/);
      } else if (["too small", "too large"].includes(issue.problem)) {
        assert.match(issue.allowed ?? "", /\(limit [\w.]+, read 20\d\d-\d\d-\d\d\)|^\d+ to \d+|, or /, line);
      }
    }
  }
});

test("a rule of the vendor's becomes a warning under its key, and nothing else does", () => {
  const cluster = changed("alb", { "targetGroups.web.healthCheck.timeout": 5 });
  assert.throws(() => parseStackConfig({ cluster }, "test"), /limit rule\.timeout-below-interval, read 20/);
  const limits = { "rule.timeout-below-interval": { severity: "warning" } };
  const { warnings } = parseStackConfig({ cluster, limits }, "test");
  assert.deepEqual(
    warnings.map(({ path, problem }) => [path, problem]),
    [["cluster.targetGroups.web.healthCheck.timeout", "not below the interval of 5 seconds"]],
  );
  const bad = changed("alb", { "targetGroups.web.healthCheck": { timeout: 5, matcher: "ok" } });
  assert.throws(() => parseStackConfig({ cluster: bad, limits }, "test"), /not status codes/);
  assert.ok(ruleKeys.length > 30);
  for (const key of ["rule.references-exist", "rule.nothing"]) {
    assert.throws(() => parseStackConfig({ cluster, limits: { [key]: { severity: "warning" } } }), /unknown option/);
  }
  assert.throws(() => parseStackConfig({ cluster, limits: { [ruleKeys[0] ?? ""]: { max: 3 } } }), /unknown option/);
});
