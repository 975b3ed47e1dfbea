import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Accelerator, type AcceleratorArgs } from "../../components/aws/accelerator";
import { acceleratorSettings } from "../../components/aws/accelerator/settings";
import { checkSettings, warningsOf } from "../../platforms/aws/parse";
import { acceleratorWith } from "../support/accelerators";
import { labelOf, record, resolve } from "../support/recorder";

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/${name}/1`;
const endpoints = {
  dublin: { arn: arn("dublin") },
  frankfurt: { arn: arn("frankfurt") },
  spare: { allocationId: "eipalloc-00000001" },
};
const type = "aws:globalaccelerator/accelerator:Accelerator";
const ipSets = [{ ipAddresses: ["198.51.100.1", "198.51.100.2"], ipFamily: "IPv4" }];
const made = (changes: object, more: object = {}) => {
  const args = { ...acceleratorWith(changes), endpoints, ...more } as object as AcceleratorArgs;
  return record(() => new Accelerator("shop", args), { outputs: { [type]: () => ({ ipSets }) } });
};

describe("an accelerator", () => {
  it("has a listener for each port and an endpoint group for each region", async () => {
    const { result, resources } = await made({ "listeners.web.clientAffinity": "SOURCE_IP" });
    assert.deepEqual(resources.map(labelOf), [
      "Accelerator shop-accelerator",
      "EndpointGroup shop-group-web-eu-central-1",
      "EndpointGroup shop-group-web-eu-west-1",
      "Listener shop-listener-web",
      "Accelerator shop",
    ]);
    const [accelerator, central, west, listener] = resources;
    assert.match(String(accelerator?.inputs.name), /^shop-[0-9a-f]{8}$/);
    assert.deepEqual(accelerator?.inputs.attributes, { flowLogsEnabled: false });
    const { acceleratorArn: _, ...settings } = listener?.inputs ?? {};
    const portRanges = [{ fromPort: 443, toPort: 443 }];
    assert.deepEqual(settings, { protocol: "TCP", clientAffinity: "SOURCE_IP", portRanges });
    assert.deepEqual(central?.inputs.endpointConfigurations, [
      { endpointId: arn("frankfurt"), weight: 128, clientIpPreservationEnabled: true },
    ]);
    assert.deepEqual(west?.inputs.endpointConfigurations, [
      { endpointId: arn("dublin"), weight: 128, clientIpPreservationEnabled: true },
      { endpointId: "eipalloc-00000001", weight: 128 },
    ]);
    assert.deepEqual([west?.inputs.endpointGroupRegion, west?.inputs.trafficDialPercentage], ["eu-west-1", 100]);
    assert.ok(result.settings.enabled);
    assert.deepEqual(await resolve(result.addresses), ["198.51.100.1", "198.51.100.2"]);
  });

  it("dials regions, checks elastic IPs, leads to other ports and logs", async () => {
    const { resources } = await made({
      flowLogs: { bucket: "shop-flow-logs" },
      "listeners.web.ports": [443, { from: 8000, to: 8010 }],
      "listeners.web.regions.eu-west-1.trafficDial": 12.5,
      "listeners.web.regions.eu-west-1.portOverrides": { "443": 8443 },
      "listeners.web.regions.eu-west-1.healthCheck": { protocol: "HTTP", path: "/up", port: 8080, threshold: 2 },
    });
    const [accelerator, , west, listener] = resources;
    assert.deepEqual(accelerator?.inputs.attributes, {
      flowLogsEnabled: true,
      flowLogsS3Bucket: "shop-flow-logs",
      flowLogsS3Prefix: "accelerator",
    });
    assert.deepEqual(listener?.inputs.portRanges, [
      { fromPort: 443, toPort: 443 },
      { fromPort: 8000, toPort: 8010 },
    ]);
    const { listenerArn: _, endpointConfigurations: __, ...settings } = west?.inputs ?? {};
    assert.deepEqual(settings, {
      endpointGroupRegion: "eu-west-1",
      trafficDialPercentage: 12.5,
      healthCheckProtocol: "HTTP",
      healthCheckIntervalSeconds: 10,
      thresholdCount: 2,
      healthCheckPort: 8080,
      healthCheckPath: "/up",
      portOverrides: [{ listenerPort: 443, endpointPort: 8443 }],
    });
  });

  it("refuses names that the program does not hand over, and the wrong kind", () => {
    const refuses = (changes: object, message: RegExp) =>
      assert.throws(
        () => new Accelerator("shop", { ...acceleratorWith(changes), endpoints } as object as AcceleratorArgs),
        { message },
      );
    const west = "listeners.web.regions.eu-west-1.endpoints";
    refuses({ [west]: { paris: {} } }, /endpoints\.paris: is no endpoint.*allowed: dublin, frankfurt, spare/);
    refuses({ [west]: { spare: {} } }, /endpoints\.spare\.type: does not fit.*type: elasticIp/);
  });

  const west = (option: string) => `listeners.web.regions.eu-west-1.${option}`;
  const bad: readonly (readonly [changes: object, path: string, telling: RegExp])[] = [
    [{ listeners: {} }, "listeners", /has none/],
    [{ "listeners.web.regions": {} }, "listeners.web.regions", /names no region/],
    [{ "listeners.web.ports": [] }, "listeners.web.ports", /at least one port, such as 443/],
    [{ "listeners.web.ports": [70000] }, "listeners.web.ports[0]", /1 to 65535/],
    [{ "listeners.web.ports": [{ from: 9, to: 8 }] }, "listeners.web.ports[0]", /write \{ from: 8, to: 9 \}/],
    [{ "listeners.web.ports": [443, 443] }, "listeners.web.ports[1]", /shares ports with listener web/],
    [{ "listeners.web.protocol": "HTTP" }, "listeners.web.protocol", /TCP, UDP/],
    [{ "listeners.web.clientAffinity": "cookie" }, "listeners.web.clientAffinity", /SOURCE_IP/],
    [{ "listeners.web.regions": { Europe: {} } }, "listeners.web.regions.Europe", /such as eu-west-1/],
    [{ [west("trafficDial")]: 101 }, west("trafficDial"), /0 to 100/],
    [{ [west("endpoints")]: { dublin: { weight: 256 } } }, west("endpoints.dublin.weight"), /0 to 255/],
    [{ [west("portOverrides")]: { https: 1 } }, west("portOverrides.https"), /1 to 65535, such as 443/],
    [{ [west("portOverrides")]: { "65536": 1 } }, west('portOverrides["65536"]'), /1 to 65535/],
    [
      { [west("portOverrides")]: { "443": 1, "80": 1 } },
      west('portOverrides["443"]'),
      /80 leads there already.*lead it to another port/,
    ],
    [{ [west("healthCheck")]: { interval: 20 } }, west("healthCheck.interval"), /10 or 30/],
    [{ [west("healthCheck")]: { path: "/up" } }, west("healthCheck.path"), /asks for no path/],
    [
      { [west("endpoints")]: { dublin: {} }, [west("healthCheck")]: {} },
      west("healthCheck"),
      /a load balancer's own view of its targets is taken/,
    ],
    [
      { [west("endpoints")]: { spare: { type: "elasticIp", preserveClientIp: true } } },
      west("endpoints.spare.preserveClientIp"),
      /accelerator's addresses only/,
    ],
    [{ ipAddressType: "DUAL_STACK" }, west("endpoints.spare.type"), /has no IPv6 address/],
    [
      { [west("endpoints")]: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`e${index}`, {}])) },
      west("endpoints"),
      /11 endpoints; 0 to 10 \(limit globalaccelerator\.endpoints.*put several behind one load balancer/,
    ],
    [{ flowLogs: true }, "flowLogs", /false, or \{ bucket/],
  ];
  for (const [changes, path, telling] of bad) {
    it(`refuses ${JSON.stringify(changes)}`, () => {
      const checked = checkSettings(acceleratorSettings(), acceleratorWith(changes));
      const issues = checked.ok ? [] : checked.issues;
      assert.deepEqual(
        issues.map((issue) => issue.path),
        [path],
      );
      const [{ problem, allowed, fix } = { problem: "" }] = issues;
      assert.match([problem, allowed, fix].join("; "), telling);
    });
  }

  it("warns of regions without any way to an endpoint", () => {
    const changes = {
      "listeners.web.regions": { "eu-west-1": { trafficDial: 0, endpoints: { dublin: { weight: 0 } } } },
    };
    const found = warningsOf(acceleratorSettings(), acceleratorWith(changes)).map(({ path }) => path);
    assert.deepEqual(found, ["listeners.web.regions", "listeners.web.regions.eu-west-1.endpoints"]);
  });
});
