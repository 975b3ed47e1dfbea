import assert from "node:assert/strict";
import { test } from "node:test";
import { VipCluster } from "../../components/vip-cluster";
import { recordOnTwin } from "../support/on-twin";

const hello = "arn:aws:lambda:eu-west-1:123456789012:function:hello";

test("a function takes a weight beside nodes: its listener waits for it, no firewall opens for it, its faults are AWS's", async () => {
  const { result, registrations, refusals } = await recordOnTwin(
    () =>
      new VipCluster("web", {
        name: "web",
        certificate: { domainName: "web.example.com", zoneId: "Z0123456789ABCDEFGHIJ" },
        loadBalancer: {
          listeners: {
            https: {
              port: 443,
              protocol: "HTTPS",
              defaultAction: { type: "forward", targetGroups: { web: 9, api: 1 } },
            },
          },
        },
        targetGroups: { web: { port: 9000 }, api: { targetType: "lambda", function: { arn: hello } } },
        nodeGroups: { web: { targetGroups: ["web"] } },
      }),
  );
  assert.deepEqual(refusals, []);
  const listener = registrations.find(({ type }) => type === "aws:lb/listener:Listener");
  assert.ok(listener?.dependencies.some((urn) => urn.endsWith("::web-targets-api-function")));
  const ports = registrations
    .filter(({ type }) => type.includes("securityGroupIngressRule"))
    .map(({ inputs }) => inputs["fromPort"]);
  assert.ok(ports.includes(9000) && !ports.includes(8080), String(ports));
  const { budget, failoverSeconds } = result.summary;
  assert.deepEqual(failoverSeconds, { web: 12 });
  assert.deepEqual(budget["https -> api"], {
    nodeCrash: "notApplicable",
    nodeHang: "notApplicable",
    nodeDrain: "notApplicable",
    zoneLoss: budget["https -> web"]?.balancerLoss,
    balancerLoss: budget["https -> web"]?.balancerLoss,
    regionLoss: "unbounded",
  });
});
