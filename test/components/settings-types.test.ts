import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import ts from "typescript";
import type { z } from "zod";
import type { AcceleratorInput } from "../../components/aws/accelerator/inputs";
import type { AcceleratorSettings } from "../../components/aws/accelerator/resolved";
import type { acceleratorSettings } from "../../components/aws/accelerator/settings";
import type { AccessInput } from "../../components/aws/access/inputs";
import type { AccessSettings } from "../../components/aws/access/resolved";
import type { accessSettings } from "../../components/aws/access/settings";
import type { AddressInput } from "../../components/aws/address/inputs";
import type { AddressSettings } from "../../components/aws/address/resolved";
import type { addressSettings } from "../../components/aws/address/settings";
import type { AutoscalingInput } from "../../components/aws/autoscaling/inputs";
import type { AutoscalingSettings } from "../../components/aws/autoscaling/resolved";
import type { autoscalingSettings } from "../../components/aws/autoscaling/settings";
import type { BackupInput } from "../../components/aws/backup/inputs";
import type { BackupSettings } from "../../components/aws/backup/resolved";
import type { backupSettings } from "../../components/aws/backup/settings";
import type { CertificateInput } from "../../components/aws/certificate/inputs";
import type { CertificateSettings } from "../../components/aws/certificate/resolved";
import type { certificateSettings } from "../../components/aws/certificate/settings";
import type { ContainerServiceInput } from "../../components/aws/container-service/inputs";
import type { ContainerServiceSettings } from "../../components/aws/container-service/resolved";
import type { containerServiceSettings } from "../../components/aws/container-service/settings";
import type { FirewallInput } from "../../components/aws/firewall/inputs";
import type { FirewallSettings } from "../../components/aws/firewall/resolved";
import type { firewallSettings } from "../../components/aws/firewall/settings";
import type { LoadBalancerInput } from "../../components/aws/load-balancer/inputs";
import type { LoadBalancerSettings } from "../../components/aws/load-balancer/resolved";
import type { loadBalancerSettings } from "../../components/aws/load-balancer/settings";
import type { NetworkInput } from "../../components/aws/network/inputs";
import type { NetworkSettings } from "../../components/aws/network/resolved";
import type { networkSettings } from "../../components/aws/network/settings";
import type { NodeGroupInput } from "../../components/aws/node-group/inputs";
import type { NodeGroupSettings } from "../../components/aws/node-group/resolved";
import type { nodeGroupSettings } from "../../components/aws/node-group/settings";
import type { ObservabilityInput } from "../../components/aws/observability/inputs";
import type { ObservabilitySettings } from "../../components/aws/observability/resolved";
import type { observabilitySettings } from "../../components/aws/observability/settings";
import type { PatchingInput } from "../../components/aws/patching/inputs";
import type { PatchingSettings } from "../../components/aws/patching/resolved";
import type { patchingSettings } from "../../components/aws/patching/settings";
import type { SessionsInput } from "../../components/aws/sessions/inputs";
import type { SessionsSettings } from "../../components/aws/sessions/resolved";
import type { sessionsSettings } from "../../components/aws/sessions/settings";
import type { TargetGroupInput } from "../../components/aws/target-group/inputs";
import type { TargetGroupSettings } from "../../components/aws/target-group/resolved";
import type { targetGroupSettings } from "../../components/aws/target-group/settings";
import type { TrustStoreInput } from "../../components/aws/trust-store/inputs";
import type { TrustStoreSettings } from "../../components/aws/trust-store/resolved";
import type { trustStoreSettings } from "../../components/aws/trust-store/settings";
import type { ZonalAutoshiftInput } from "../../components/aws/zonal-autoshift/inputs";
import type { ZonalAutoshiftSettings } from "../../components/aws/zonal-autoshift/resolved";
import type { zonalAutoshiftSettings } from "../../components/aws/zonal-autoshift/settings";
import type { ClusterSpecInput } from "../../components/vip-cluster/inputs";
import type { ClusterSpec } from "../../components/vip-cluster/resolved";
import type { clusterSpec } from "../../components/vip-cluster/settings";
import type { TwinInput } from "../../components/vip-cluster/stack/inputs";
import type { TwinSettings } from "../../components/vip-cluster/stack/resolved";
import type { twinSettings } from "../../components/vip-cluster/stack/twin-settings";
import type { ObjectivesInput, PromisesInput } from "../../model/objectives/inputs";
import type { ObjectivesSettings, PromisesSettings } from "../../model/objectives/resolved";
import type { objectivesSettings, promisesSettings } from "../../model/objectives/settings";
import { root } from "../../tools/setup";

/** Written out, without `readonly`: the same for an interface and for what zod derives. */
type Plain<T> = T extends readonly (infer Element)[]
  ? Plain<Element>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** `true` for types that are the same to the last optional member: that each is assignable to the other would not find a missing one. */
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

/** It finds what it must. */
export const differences: readonly [Same<{ a?: 1 }, object>, Same<{ a: 1 | 2 }, { a: 1 }>, Same<{ a?: 1 }, { a: 1 }>] =
  [false, false, false];

type SameSides<Schema extends (...args: never[]) => z.ZodType, Input, Output> = [
  Same<Input, z.input<ReturnType<Schema>>>,
  Same<Output, z.output<ReturnType<Schema>>>,
];

/** The compiler is the test: `npm run check` asks it, and so does the last test below. */
export const sameTypes: {
  objectives: SameSides<typeof objectivesSettings, ObjectivesInput, ObjectivesSettings>;
  promises: SameSides<typeof promisesSettings, PromisesInput, PromisesSettings>;
  autoscaling: SameSides<typeof autoscalingSettings, AutoscalingInput, AutoscalingSettings>;
  access: SameSides<typeof accessSettings, AccessInput, AccessSettings>;
  sessions: SameSides<typeof sessionsSettings, SessionsInput, SessionsSettings>;
  backup: SameSides<typeof backupSettings, BackupInput, BackupSettings>;
  patching: SameSides<typeof patchingSettings, PatchingInput, PatchingSettings>;
  network: SameSides<typeof networkSettings, NetworkInput, NetworkSettings>;
  firewall: SameSides<typeof firewallSettings, FirewallInput, FirewallSettings>;
  certificate: SameSides<typeof certificateSettings, CertificateInput, CertificateSettings>;
  accelerator: SameSides<typeof acceleratorSettings, AcceleratorInput, AcceleratorSettings>;
  containerService: SameSides<typeof containerServiceSettings, ContainerServiceInput, ContainerServiceSettings>;
  autoshift: SameSides<typeof zonalAutoshiftSettings, ZonalAutoshiftInput, ZonalAutoshiftSettings>;
  address: SameSides<typeof addressSettings, AddressInput, AddressSettings>;
  loadBalancer: SameSides<typeof loadBalancerSettings, LoadBalancerInput, LoadBalancerSettings>;
  trustStore: SameSides<typeof trustStoreSettings, TrustStoreInput, TrustStoreSettings>;
  targetGroup: SameSides<typeof targetGroupSettings, TargetGroupInput, TargetGroupSettings>;
  nodeGroup: SameSides<typeof nodeGroupSettings, NodeGroupInput, NodeGroupSettings>;
  observability: SameSides<typeof observabilitySettings, ObservabilityInput, ObservabilitySettings>;
  cluster: SameSides<typeof clusterSpec, ClusterSpecInput, ClusterSpec>;
  twin: SameSides<typeof twinSettings, TwinInput, TwinSettings>;
} = {
  objectives: [true, true],
  promises: [true, true],
  autoscaling: [true, true],
  access: [true, true],
  sessions: [true, true],
  backup: [true, true],
  patching: [true, true],
  network: [true, true],
  firewall: [true, true],
  certificate: [true, true],
  accelerator: [true, true],
  containerService: [true, true],
  autoshift: [true, true],
  address: [true, true],
  loadBalancer: [true, true],
  trustStore: [true, true],
  targetGroup: [true, true],
  nodeGroup: [true, true],
  observability: [true, true],
  cluster: [true, true],
  twin: [true, true],
};

/** The files as an editor has them, the first of them with a text that is not saved. */
function editor([unsaved, ...others]: readonly [string, ...string[]], text: string): ts.LanguageService {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createLanguageService({
    getScriptFileNames: () => [unsaved, ...others],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const content = path === unsaved ? text : ts.sys.readFile(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (path) => path === unsaved || ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    ...(ts.sys.realpath === undefined ? {} : { realpath: ts.sys.realpath }),
  });
}

const program = `import { VipCluster } from "../../components";

new VipCluster("shop", {
  name: "shop",
  loadBalancer: {
    listeners: {
      http: { port: 80, protocol: "HTTP", defaultAction: { type: "forward", targetGroups: { web: 1 } } },
    },
  },
  targetGroups: { web: { healthCheck: { interval: 10 }, stickiness: { type: "lb_cookie", cookieDuration: 60 } } },
  nodeGroups: { web: { targetGroups: ["web"], workload: { type: "command", command: ["serve"] } } },
  transform: { loadBalancer: { rule: (changed) => ({ ...changed, priority: 7 }) } },
});
`;

describe("in an editor", () => {
  const [unsaved, self] = ["unsaved.ts", "settings-types.test.ts"].map((name) =>
    join(root, "test", "components", name),
  );
  assert.ok(unsaved !== undefined && self !== undefined);
  const service = editor([unsaved, self], program);
  const hover = (option: string) => {
    const info = service.getQuickInfoAtPosition(unsaved, program.indexOf(option));
    return ts.displayPartsToString(info?.documentation);
  };
  const mistakes = (file: string) =>
    service.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));

  test("an option says what it means, in which unit, what is allowed and what holds without it", () => {
    assert.match(
      hover("interval:"),
      /^Seconds from one check of a target to the next\..* Allowed: 5 to 300 seconds \(limit elbv2\.healthCheck\.interval, read [\d-]+\)\. Default: `5`\.$/,
    );
    assert.match(hover("cookieDuration:"), /^Seconds that a client stays .* Default: `86400`\.$/);
    assert.match(hover("workload:"), /^What each node runs: /);
  });

  for (const option of [
    ...["loadBalancer:", "listeners:", "port:", "protocol:", "defaultAction:", "targetGroups: { web: {"],
  ]) {
    test(`${option.split(":")[0]} says what it means`, () => assert.notEqual(hover(option), ""));
  }

  test("a transform is shown the provider's own arguments", () => {
    const info = service.getQuickInfoAtPosition(unsaved, program.indexOf("(changed") + 1);
    assert.equal(ts.displayPartsToString(info?.displayParts), "(parameter) changed: ListenerRuleArgs");
  });

  test("a program with a cluster has no mistakes", () => {
    assert.deepEqual(mistakes(unsaved), []);
  });

  test("the types that are declared are those of the schemas", () => {
    assert.deepEqual(mistakes(self), []);
  });
});
