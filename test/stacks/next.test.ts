import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { commandLine } from "../../model/command-line";
import type { StackConfig } from "../../stacks/config";
import { nextSteps } from "../../stacks/next-steps";
import { resolve } from "../support/recorder";

const first = async (provider: "twin" | "aws", url: string) => {
  const config = { stack: "local", cluster: { provider } } as unknown as StackConfig;
  const [command] = await resolve(nextSteps(config, { url: pulumi.output(url) }));
  return command;
};

test("the first thing to try speaks the cluster's own protocol, and trusts the twin's authority", async () => {
  const ca = ".vipkit/twin/local/ca/ca.pem";
  assert.equal(await first("twin", "https://127.20.0.4:8443"), `curl --cacert ${ca} https://127.20.0.4:8443/`);
  assert.equal(await first("aws", "https://shop.example.com"), "curl https://shop.example.com/");
  assert.equal(await first("twin", "tls://127.20.0.4:9443"), `openssl s_client -connect 127.20.0.4:9443 -CAfile ${ca}`);
  assert.equal(await first("aws", "tls://a.example.com:9443"), "openssl s_client -connect a.example.com:9443");
  assert.equal(await first("aws", "tcp://a.example.com:6379"), "nc a.example.com 6379");
  assert.equal(await first("aws", "udp://a.example.com:53"), "nc -u a.example.com 53");
  assert.equal(await first("aws", "http://a.example.com"), "curl http://a.example.com/");
});

test("the commands to try are those of this checkout, or of an installed vipkit, and name the stack", async () => {
  const config = { stack: "mine", cluster: { provider: "twin" } } as unknown as StackConfig;
  const before = process.env["npm_package_name"];
  try {
    process.env["npm_package_name"] = "shop";
    const steps = await resolve(nextSteps(config, { url: pulumi.output("http://127.20.0.4:8080") }));
    assert.deepEqual(steps.slice(1), [
      "npx vipkit status mine --watch",
      "npx vipkit fault kill-node <a node's id from the table> --stack mine",
      "npx vipkit down mine",
    ]);
  } finally {
    if (before === undefined) delete process.env["npm_package_name"];
    else process.env["npm_package_name"] = before;
  }
});

test("a command is written as whoever runs this process writes it", () => {
  const checkout = { npm_package_name: "vipkit", npm_lifecycle_event: "plan" };
  assert.equal(commandLine("plan prod", checkout), "npm run plan -- prod");
  assert.equal(commandLine("check --all", checkout), "npx vipkit check --all");
  assert.equal(commandLine("start local", checkout), "npm start -- local");
  assert.equal(commandLine("down", checkout), "npm run down");
  assert.equal(
    commandLine("plan prod", { npm_package_name: "shop", npm_lifecycle_event: "plan" }),
    "npx vipkit plan prod",
  );
  assert.equal(
    commandLine("plan prod", { npm_package_name: "vipkit", npm_lifecycle_event: "npx" }),
    "npx vipkit plan prod",
  );
  assert.equal(commandLine("plan prod", {}), "npx vipkit plan prod");
});
