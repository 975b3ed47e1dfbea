import type { Graph, View } from "../../model/graph";
import { logDelivery } from "../../model/log-delivery";
import { someKnown } from "../evaluate";
import { type Statement, statementsOf } from "../facts/documents";
import { balancerGuide } from "../facts/links";
import { types } from "../facts/types";
import type { Rule } from "../rule";

const isNetwork = (balancer: View) => balancer.text("loadBalancerType") === "network";
const bucketsOf = (balancer: View, graph: Graph) => graph.behind(balancer, "accessLogs", types.bucket);

/** Those who may deliver: in a region that the balancer does not name, any of the vendor's accounts. */
function deliverers(balancer: View): ReadonlySet<string> {
  if (isNetwork(balancer)) return new Set([logDelivery.network]);
  const region = balancer.text("region");
  const account = region === undefined ? undefined : logDelivery.accounts[region];
  const accounts = region === undefined ? Object.values(logDelivery.accounts) : account === undefined ? [] : [account];
  return new Set([logDelivery.application, ...accounts]);
}

/** `arn:aws:iam::156460612806:root` and `156460612806` are the same principal. */
const nameOf = (principal: string) => /^arn:[^:]+:iam::(\d{12}):root$/.exec(principal)?.[1] ?? principal;

const puts = ["s3:putobject", "s3:put*", "s3:*", "*"];

/** The path below the bucket up to its first wildcard, which must lead to where the balancer writes. */
function reaches(resource: string, folder: string): boolean {
  const path = resource === "*" ? "*" : resource.slice(resource.indexOf("/") + 1);
  const fixed = path.split(/[*?]/)[0] ?? "";
  return (resource === "*" || resource.includes("/")) && (fixed.startsWith(folder) || folder.startsWith(fixed));
}

function admits(statement: Statement, writers: ReadonlySet<string>, folder: string): boolean {
  return (
    statement.allows &&
    statement.principals.some((principal) => writers.has(nameOf(principal))) &&
    statement.actions.some((action) => puts.includes(action.toLowerCase())) &&
    statement.resources.some((resource) => reaches(resource, folder))
  );
}

function* checkKeys(bucket: View, graph: Graph) {
  const settings = graph.referring(bucket, types.bucketEncryption, "bucket").flatMap((one) => one.items("rules"));
  if (settings.some((rule) => rule.text("applyServerSideEncryptionByDefault.sseAlgorithm")?.startsWith("aws:kms"))) {
    yield {
      property: "accessLogs.bucket",
      problem: "application balancers cannot write to a bucket with KMS keys",
      fix: "set sseAlgorithm: AES256 on the bucket",
    };
  }
}

export const balancerLogBucketAdmits: Rule = {
  id: "balancer-log-bucket-admits",
  title: "The bucket for access logs lets the balancer in",
  why: "AWS tries the bucket when logs are switched on, and refuses the balancer's update when it may not write.",
  remediation:
    "Allow s3:PutObject below AWSLogs to the region's delivery account or service, and encrypt the bucket with S3's own keys.",
  url: balancerGuide("enable-access-logging"),
  severity: "high",
  controls: {},
  types: [types.balancer],
  scope: "stack",
  applies: (balancer, graph) => balancer.flag("accessLogs.enabled") === true && bucketsOf(balancer, graph).length > 0,
  *check(balancer, graph) {
    const prefix = balancer.text("accessLogs.prefix") ?? "";
    const folder = prefix === "" ? "AWSLogs/" : `${prefix}/AWSLogs/`;
    const writers = deliverers(balancer);
    for (const bucket of bucketsOf(balancer, graph)) {
      const policies = graph.referring(bucket, types.bucketPolicy, "bucket");
      const isAdmitted = someKnown(policies, (policy) =>
        (statementsOf(policy, "policy") ?? []).some((statement) => admits(statement, writers, folder)),
      );
      if (!isAdmitted) {
        yield { property: "accessLogs.bucket", problem: `no policy of the bucket lets it write below ${folder}` };
      }
      if (!isNetwork(balancer)) yield* checkKeys(bucket, graph);
    }
  },
};
