import { types } from "../../../../platforms/aws/catalog/types";
import { storageGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

export const bucketTakesAccessLogs: Rule = {
  id: "bucket-takes-access-logs",
  title: "Buckets for S3 server access logs can take them",
  why: "S3 delivers no log to a bucket that encrypts by KMS or locks what is written, and says so nowhere; a bucket that logs to itself grows by its own log.",
  remediation: "Log to another bucket, with AES256 as default encryption and without a default retention.",
  url: storageGuide("troubleshooting-server-access-logging"),
  severity: "medium",
  types: [types.bucketLogging],
  scope: "stack",
  applies: (logging, graph) => graph.dependenciesOf(logging, "targetBucket", types.bucket).length > 0,
  outside: (logging, graph) => (isOutside(logging, "targetBucket", graph, types.bucket) ? "bucket" : undefined),
  *check(logging, graph) {
    const sources = graph.dependenciesOf(logging, "bucket", types.bucket);
    for (const target of graph.dependenciesOf(logging, "targetBucket", types.bucket)) {
      const { name, urn } = target.resource;
      if (sources.some(({ resource }) => resource.urn === urn)) {
        yield fact("targetBucket", "is the bucket itself; expected another one");
      }
      const rules = graph.dependents(target, types.bucketEncryption, "bucket").flatMap((one) => one.items("rules"));
      if (rules.some((rule) => rule.text("applyServerSideEncryptionByDefault.sseAlgorithm")?.startsWith("aws:kms"))) {
        yield fact("targetBucket", `is ${name}, which encrypts by KMS; expected AES256`);
      }
      if (graph.dependents(target, types.bucketLock, "bucket").some((lock) => lock.has("rule.defaultRetention"))) {
        yield fact("targetBucket", `is ${name}, which has a default retention; expected none`);
      }
    }
  },
};
