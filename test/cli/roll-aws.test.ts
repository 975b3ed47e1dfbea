import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { askAws } from "../../cli/aws/refusal";
import { AwsRollDriver, autoScalingClient } from "../../cli/roll/aws-driver";
import { root } from "../../tools/setup";

const preferences = {
  minHealthyPercentage: 100,
  maxHealthyPercentage: 150,
  autoRollback: true,
  checkpoints: [50, 100],
  checkpointDelay: 60,
  alarms: ["shop-5xx"],
};

type Form = Readonly<Record<string, string>>;

/** Auto Scaling on loopback, in the shapes that botocore's model of autoscaling 2011-01-01 (query) publishes. */
async function stage(t: { after(end: () => void): void }, groups: readonly string[], isBusy = false) {
  const calls: Form[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const form: Form = Object.fromEntries(new URLSearchParams(body));
      calls.push(form);
      const action = form["Action"] ?? "";
      if (action === "StartInstanceRefresh" && isBusy) {
        response.writeHead(400, { "content-type": "text/xml" });
        response.end(
          "<ErrorResponse><Error><Type>Sender</Type><Code>InstanceRefreshInProgress</Code><Message>one runs</Message></Error></ErrorResponse>",
        );
        return;
      }
      const names = groups.map((name) => `<member><AutoScalingGroupName>${name}</AutoScalingGroupName></member>`);
      const answers: Record<string, string> = {
        DescribeAutoScalingGroups: `<AutoScalingGroups>${names.join("")}</AutoScalingGroups>`,
        StartInstanceRefresh: "<InstanceRefreshId>08b91cf7</InstanceRefreshId>",
        DescribeInstanceRefreshes:
          "<InstanceRefreshes><member><InstanceRefreshId>08b91cf7</InstanceRefreshId><Status>Failed</Status><StatusReason>alarm</StatusReason><PercentageComplete>50</PercentageComplete><InstancesToUpdate>1</InstancesToUpdate></member></InstanceRefreshes>",
      };
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(
        `<${action}Response><${action}Result>${answers[action] ?? ""}</${action}Result></${action}Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = autoScalingClient(root, { region: "eu-west-1", endpoint, credentials });
  return { calls, driver: new AwsRollDriver({ client, base: "shop-nodes-blue", preferences }) };
}

test("a roll at AWS has the group's own preferences, and nothing to go back to", async (t) => {
  const { calls, driver } = await stage(t, [
    "other-1a2b3c4d",
    "shop-nodes-blue-1a2b3c4d",
    "shop-nodes-blue-x-1a2b3c4d",
  ]);
  assert.deepEqual(await driver.start(), { id: "08b91cf7", isNew: true });
  const form = calls.find((call) => call["Action"] === "StartInstanceRefresh") ?? {};
  assert.equal(form["AutoScalingGroupName"], "shop-nodes-blue-1a2b3c4d");
  const said = Object.entries(form).filter(([key]) => key.startsWith("Preferences."));
  assert.deepEqual(Object.fromEntries(said.map(([key, value]) => [key.slice("Preferences.".length), value])), {
    MinHealthyPercentage: "100",
    MaxHealthyPercentage: "150",
    SkipMatching: "false",
    AutoRollback: "false",
    "CheckpointPercentages.member.1": "50",
    "CheckpointPercentages.member.2": "100",
    CheckpointDelay: "60",
    "AlarmSpecification.Alarms.member.1": "shop-5xx",
  });
  assert.deepEqual(await driver.look("08b91cf7"), {
    ...{ id: "08b91cf7", status: "Failed", percentageComplete: 50, instancesToUpdate: 1, reason: "alarm" },
  });
});

test("one that runs already is waited for", async (t) => {
  const { driver } = await stage(t, ["shop-nodes-blue-1a2b3c4d"], true);
  assert.deepEqual(await driver.start(), { id: "08b91cf7", isNew: false });
});

test("a group that is not there, and two of a name, are refused", async (t) => {
  await assert.rejects((await stage(t, [])).driver.start(), /no scaling group shop-nodes-blue-<hash> in this region/);
  const two = await stage(t, ["shop-nodes-blue-1a2b3c4d", "shop-nodes-blue-00000000"]);
  await assert.rejects(two.driver.start(), /several scaling groups are called shop-nodes-blue here/);
});

test("what AWS refuses, and an AWS that cannot be asked, is one message and no defect of vipkit", async (t) => {
  let asked = 0;
  let [code, words] = ["", ""];
  const refusing = createServer((_, response) => {
    asked++;
    response.writeHead(code === "Throttling" ? 400 : 403, { "content-type": "text/xml" });
    response.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`,
    );
  });
  await new Promise<void>((resolve) => refusing.listen(0, "127.0.0.1", resolve));
  t.after(() => refusing.close());
  const port = (refusing.address() as AddressInfo).port;
  const ask = (credentials: { accessKeyId: string; secretAccessKey: string }, at: number) => {
    const client = autoScalingClient(root, { region: "eu-west-1", endpoint: `http://127.0.0.1:${at}`, credentials });
    return askAws(() => new AwsRollDriver({ client, base: "shop-nodes-blue", preferences }).start());
  };
  const keys = { accessKeyId: "test", secretAccessKey: "test" };
  const lacks = "User: arn:aws:iam::1:user/ci is not authorized to perform: autoscaling:DescribeAutoScalingGroups";
  const refused = async (as: string, says: string, message: RegExp) => {
    [code, words] = [as, says];
    await assert.rejects(ask(keys, port), { name: "UserError", message });
  };
  await refused(
    "AccessDenied",
    `${lacks} because no identity-based policy allows the autoscaling:DescribeAutoScalingGroups action`,
    /^AWS refuses autoscaling:DescribeAutoScalingGroups \(AccessDenied\): User: .* action; allow these credentials the action autoscaling:DescribeAutoScalingGroups on \*$/,
  );
  await refused(
    "AccessDenied",
    `${lacks} on resource: arn:aws:autoscaling:x with an explicit deny in a service control policy`,
    /^AWS refuses autoscaling:DescribeAutoScalingGroups .*; the policy that denies it has to let it pass; allowing it elsewhere does not help$/,
  );
  await refused("AccessDenied", "no more is said", /^AWS refuses: AccessDenied: no more is said$/);
  asked = 0;
  await refused(
    "Throttling",
    "Rate exceeded",
    /^AWS asks for fewer calls \(Throttling, at attempt 3\): Rate exceeded; /,
  );
  assert.equal(asked, 3, "the SDK has tried again first");
  // Nothing listens on port 1.
  await assert.rejects(ask(keys, 1), {
    name: "UserError",
    message: /^AWS does not answer: .*ECONNREFUSED.*; see the network/,
  });
  const missing = Object.assign(new Error("Could not load"), { name: "CredentialsProviderError" });
  await assert.rejects(
    askAws(() => Promise.reject(missing)),
    {
      name: "UserError",
      message: /^no credentials for AWS were found \(Could not load\); aws sso login/,
    },
  );
  const own = new TypeError("ours");
  await assert.rejects(
    askAws(() => Promise.reject(own)),
    own,
  );
});

test("the SDK's own warning about Node is not told before the answer", async (t) => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => void warnings.push(message);
  process.on("warning", note);
  await (await stage(t, ["shop-nodes-blue-b0a2c3d4"])).driver.start();
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  assert.deepEqual(warnings, []);
});
