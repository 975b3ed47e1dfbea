import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CertificateInput } from "../../components/aws/certificate/inputs";
import type { FirewallArgs } from "../../components/aws/firewall";
import type { NetworkInput } from "../../components/aws/network/inputs";
import { type Step, TestStack } from "../support/engine";
import { networkProgram } from "../support/network-program";

const firewall: Omit<FirewallArgs, "network"> = {
  loadBalancer: {
    type: "application",
    scheme: "internet-facing",
    ipAddressType: "ipv4",
    listeners: { https: { port: 443, protocol: "HTTPS" } },
  },
  targetGroups: {
    web: { port: 8080, protocol: "HTTP", targetType: "instance", healthCheck: { port: "traffic-port" } },
  },
};
const network: NetworkInput = { zones: ["eu-west-1b", "eu-west-1c"], nat: "perZone", endpoints: ["s3", "logs"] };

const dualStack: NetworkInput = { ...network, ipv6: true };

interface Settings {
  readonly network?: NetworkInput;
  readonly firewall?: Omit<FirewallArgs, "network">;
  readonly certificate?: Partial<CertificateInput>;
}

const short = ({ op, name }: Step) => `${op} ${name}`;
/** What changes, but for the components themselves, whose settings the engine keeps. */
const changed = (steps: readonly Step[]) =>
  steps
    .filter(({ type }) => !type.startsWith("vipkit:"))
    .map(short)
    .sort();

describe("the network side on the engine", () => {
  const stack = new TestStack({ program: networkProgram });
  const set = (settings: Settings) => {
    const values = { network, firewall, certificate: {}, ...settings };
    stack.setConfig(Object.fromEntries(Object.entries(values).map(([key, value]) => [`test:${key}`, value])));
  };
  const up = async (settings: Settings) => {
    set(settings);
    const { code, changes, output } = await stack.up();
    assert.equal(code, 0, output);
    return changes;
  };
  before(() => up({}));
  after(() => stack.dispose());

  it("changes nothing the second time, and refresh finds no drift", async () => {
    assert.deepEqual((await up({})).map(short), []);
    const refreshed = await stack.refresh("--expect-no-changes");
    assert.equal(refreshed.code, 0, refreshed.output);
  });

  it("adds a zone without touching another: only the lists of all zones change", async () => {
    const steps = await up({ network: { ...network, zones: ["eu-west-1b", "eu-west-1c", "eu-west-1a"] } });
    const others = changed(steps).filter((step) => !/^create .*-eu-west-1a$/.test(step));
    assert.deepEqual(others, ["update net-endpoint-logs", "update net-endpoint-s3"]);
    const removal = changed(await up({}));
    assert.deepEqual(
      removal.filter((step) => !/^delete .*-eu-west-1a$/.test(step)),
      others,
    );
  });

  it("adds an edge, takes it and the network ACLs away, puts these on again, and no other rule moves", async () => {
    const edges = { metrics: { from: "192.0.2.0/24", to: "nodes", port: 9100 } } as const;
    const rules = [
      "fw-acl-private-in-tcp-9100-192.0.2.0_24",
      "fw-acl-private-out-tcp-1024-65535-192.0.2.0_24",
      "fw-backend-ingress-tcp-9100-192.0.2.0_24",
    ];
    const added = changed(await up({ firewall: { ...firewall, edges } }));
    assert.deepEqual(
      added,
      rules.map((name) => `create ${name}`),
    );
    const off = changed(await up({ firewall: { ...firewall, networkAcl: false } }));
    assert.ok(
      off.every((step) => step.startsWith("delete fw-acl-") || step === `delete ${rules[2] ?? ""}`),
      off.join(),
    );
    const on = changed(await up({}));
    const own = off.filter((step) => !rules.some((rule) => step.endsWith(rule)));
    assert.deepEqual(
      on,
      own.map((step) => step.replace("delete", "create")),
    );
  });

  it("changes to dual stack in place, and hears from AWS that there is no way back", async () => {
    const steps = await up({ network: dualStack });
    assert.ok(steps.some(({ op, name }) => op === "update" && name === "net-public-subnet-eu-west-1b"));
    assert.deepEqual(
      changed(steps).filter((step) => /replace|delete/.test(step)),
      [],
    );
    assert.deepEqual(changed(await up({ network: dualStack })), []);
    set({});
    const { code, errors } = await stack.up();
    assert.notEqual(code, 0);
    assert.ok(
      errors.some((error) => error.includes("InvalidCidrBlock.InUse")),
      errors.join(),
    );
    assert.deepEqual(changed(await up({ network: dualStack })), []);
  });

  it("makes a new certificate before the old one goes when a name is added or taken away", async () => {
    const { arn } = await stack.outputs();
    const names = { subjectAlternativeNames: ["www.shop.example.com"] };
    const record = "cert-validation-record-www.shop.example.com";
    const certificate = [
      "create-replacement cert-certificate",
      "create-replacement cert-validation",
      "delete-replaced cert-certificate",
      "delete-replaced cert-validation",
    ];
    assert.deepEqual(changed(await up({ network: dualStack, certificate: names })), [
      `create ${record}`,
      ...certificate,
    ]);
    assert.notEqual((await stack.outputs()).arn, arn);
    const less = changed(await up({ network: dualStack }));
    assert.deepEqual(less, [...certificate, `delete ${record}`].sort());
  });

  it("replaces the VPC under new names, new before old, and keeps the addresses of its NAT gateways", async () => {
    const before = await stack.outputs();
    const moved = { ...dualStack, cidr: "10.30.0.0/16" };
    const steps = await up({ network: moved });
    const order = steps.map(short);
    const made = order.indexOf("create-replacement fw-frontend-security-group");
    assert.ok(made >= 0 && made < order.indexOf("delete-replaced fw-frontend-security-group"));
    assert.notEqual((await stack.outputs()).frontend, before.frontend);
    assert.ok(!order.some((step) => step.includes("net-nat-address-")));
  });

  it("destroys everything in an order that AWS takes", async () => {
    const { code, output } = await stack.destroy();
    assert.equal(code, 0, output);
    assert.deepEqual(await stack.resources(), []);
  });
});
