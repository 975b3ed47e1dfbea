import assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import type { StackConfig } from "../../stacks/config";
import { nextSteps } from "../../stacks/next";
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
