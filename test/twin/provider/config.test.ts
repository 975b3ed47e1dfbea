import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseProviderConfig } from "../../../twin/provider/config";

const region = "eu-west-1";
const at = (sts: string) => parseProviderConfig({ region, endpoints: [{ sts }] }, "/project", "stack");

describe("the provider's arguments", () => {
  it("name the folder, relative to the project, and how the twin plays", () => {
    const query = new URLSearchParams({ bootTime: "0.5", metricPeriod: "10", nodeCommand: '["node","a b.js"]' });
    assert.deepEqual(at(`unix:.vipkit/twin/local?${query.toString()}`), {
      region,
      folder: "/project/.vipkit/twin/local",
      settings: { bootTime: 0.5, metricPeriod: 10, nodeCommand: ["node", "a b.js"] },
    });
    assert.equal(at("unix:/var/twin").folder, "/var/twin");
  });

  it("are the same as JSON text, which is how the engine sends them", () => {
    const endpoints = [{ sts: "unix:twin?bootTime=2" }];
    const sent = parseProviderConfig({ region, endpoints: JSON.stringify(endpoints) }, "/project", "stack");
    assert.deepEqual(sent, parseProviderConfig({ region, endpoints }, "/project", "stack"));
  });

  it("need no folder for a scratch plan, whatever they say of endpoints", () => {
    for (const endpoints of [undefined, [], [{ ec2: "http://localhost:4566" }], [{ sts: "http://localhost:4566" }]]) {
      const args = endpoints ? { region, endpoints } : { region };
      assert.equal(parseProviderConfig(args, "/project", "scratch").folder, undefined);
      assert.throws(
        () => parseProviderConfig(args, "/project", "stack"),
        /expected "unix:<folder of the stack's twin>"/,
      );
    }
  });

  const wrong: readonly (readonly [string, () => unknown, RegExp])[] = [
    [
      "no region",
      () => parseProviderConfig({}, "/", "stack"),
      /region: expected a region such as "eu-west-1", got null/,
    ],
    ["an empty region", () => parseProviderConfig({ region: "" }, "/", "stack"), /region: .* got ""/],
    ["a URL", () => at("https://sts.amazonaws.com"), /expected "unix:<folder of the stack's twin>", got "https:/],
    ["no folder after unix:", () => at("unix:"), /got "unix:"/],
    ["a boot time in words", () => at("unix:x?bootTime=soon"), /bootTime: expected seconds, 0 or more, got "soon"/],
    ["a negative boot time", () => at("unix:x?bootTime=-1"), /bootTime: .* got "-1"/],
    ["an empty boot time", () => at("unix:x?bootTime="), /bootTime: .* got ""/],
    [
      "no time between metrics",
      () => at("unix:x?metricPeriod=0"),
      /metricPeriod: expected seconds, 1 or more, got "0"/,
    ],
    [
      "a command that is no list",
      () => at("unix:x?nodeCommand=node"),
      /nodeCommand: expected a list of words .*, got node/,
    ],
    ["a command of numbers", () => at("unix:x?nodeCommand=[1]"), /nodeCommand: expected a list of words .*, got \[1\]/],
  ];
  for (const [what, parse, says] of wrong) {
    it(`are refused with ${what}`, () => {
      assert.throws(parse, says);
      assert.throws(parse, /^CloudError: InvalidConfiguration: /);
    });
  }
});
