import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { systemdQuote } from "../../../components/aws/node-group/unit";
import { planUserData } from "../../../components/aws/node-group/user-data";
import { planService } from "../../../twin/compute/service";
import { parseUserData, splitWords } from "../../../twin/compute/user-data";

const settings = { bootTime: 1, metricPeriod: 60, nodeCommand: [] };
const template = (userData: string) => ({ id: "lt", version: 1, floating: false, securityGroups: [], userData });
type Workload = Parameters<typeof planUserData>[0]["workload"];
type Without<T> = T extends unknown ? Omit<T, "secrets"> : never;
const plan = (workload: Without<Workload>, secrets: Workload["secrets"] = {}) =>
  planUserData({ workload: { ...workload, secrets }, port: 8081, nodeGroup: "blue", stopTimeout: 40 });

describe("user data", () => {
  it("gives back the command, environment and stop time that the component wrote", () => {
    const environment = { QUOTED: 'a "b" \\ $c `d`', EMPTY: "" };
    const command = ["node", "server.js", "--name=a b", "100%", "$HOME"];
    const service = parseUserData(plan({ type: "command", command, environment, user: "vip" }));
    assert.equal(service?.kind, "command");
    assert.deepEqual(service?.command, command);
    assert.equal(service?.environment["QUOTED"], environment.QUOTED);
    assert.equal(service?.environment["EMPTY"], "");
    assert.equal(service?.environment["PORT"], "8081");
    assert.equal(service?.environment["NODE_GROUP"], "blue");
    assert.equal(service?.stopTimeout, 40);
  });

  it("stands a container in by the stack's node command, else by the example server", () => {
    const userData = plan({ type: "container", image: "example/app:1", command: [], environment: { A: "1" } });
    assert.equal(parseUserData(userData)?.kind, "container");
    const example = planService(template(userData), settings, 80);
    assert.match(example.command.join(" "), /example-node\/server\.js$/);
    assert.equal(example.environment["PORT"], "8081");
    assert.equal(example.environment["A"], "1");
    const own = planService(template(userData), { ...settings, nodeCommand: ["./serve"] }, 80);
    assert.deepEqual(own.command, ["./serve"]);
  });

  it("runs the stand-in on the target group's port where no service can be read", () => {
    for (const userData of [
      "",
      "#!/bin/sh\nyum install httpd",
      "#cloud-config\n: : :",
      "#cloud-config\nruncmd: [ls]",
    ]) {
      const service = planService(template(userData), settings, 9000);
      assert.match(service.command.join(" "), /example-node/);
      assert.equal(service.environment["PORT"], "9000");
      assert.equal(service.stopTimeout, 90);
    }
  });

  it("reads inline environment, prefixes, continued lines and encoded files", () => {
    const unit =
      '[Unit]\nDescription=x\n[Service]\nEnvironment=A=1 "B=two words"\nExecStart=-/bin/app \\\n  run\nTimeoutStopSec=1min 30s\n[Install]\n';
    const encoded = Buffer.from(unit).toString("base64");
    const files = [{ path: "/etc/systemd/system/app.service", encoding: "b64", content: encoded }];
    assert.deepEqual(parseUserData(`#cloud-config\n${JSON.stringify({ write_files: files })}`), {
      kind: "command",
      command: ["/bin/app", "run"],
      environment: { A: "1", B: "two words" },
      secrets: [],
      stopTimeout: 90,
    });
  });

  it("splits whatever systemd quoting makes into the same words", () => {
    const word = fc.string({ minLength: 1 }).filter((text) => !/[\r\u0000]/.test(text));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        assert.deepEqual(splitWords(words.map(systemdQuote).join(" ")), words);
      }),
    );
  });
});
