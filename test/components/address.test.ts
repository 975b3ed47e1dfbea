import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { Address } from "../../components/aws/address";
import { labelOf, record, resolve } from "../support/recorder";

const zoneId = "Z0123456789ABCDEFGHIJ";
const target = { dnsName: pulumi.output("balancer.elb.amazonaws.com"), zoneId: pulumi.output("ZELB") };

describe("an address", () => {
  it("is an alias that follows the balancer's health and takes nobody's name over", async () => {
    const { result, resources } = await record(
      () => new Address("shop", { domainName: "shop.example.com", zoneId, target }),
    );
    assert.deepEqual(resources.map(labelOf), ["Record shop-record-a", "Address shop"]);
    assert.deepEqual(resources[0]?.inputs, {
      zoneId,
      name: "shop.example.com",
      type: "A",
      aliases: [{ name: "balancer.elb.amazonaws.com", zoneId: "ZELB", evaluateTargetHealth: true }],
      allowOverwrite: false,
    });
    assert.equal(await resolve(result.fqdn), "shop.example.com");
  });

  it("answers in both families when asked to", async () => {
    const { resources } = await record(
      () => new Address("shop", { domainName: "shop.example.com", zoneId, ipv6: true, target }),
    );
    assert.deepEqual(resources.map(labelOf), ["Record shop-record-a", "Record shop-record-aaaa", "Address shop"]);
    assert.equal(resources[1]?.inputs.type, "AAAA");
  });
});
