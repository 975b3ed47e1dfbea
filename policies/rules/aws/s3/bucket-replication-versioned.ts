import { types } from "../../../../platforms/aws/catalog/types";
import { storageGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

const enabled = "Enabled";

export const bucketReplicationVersioned: Rule = {
  id: "bucket-replication-versioned",
  title: "Buckets that are replicated keep versions, and so do their copies",
  why: "S3 refuses to replicate from or to a bucket without versioning.",
  remediation: "Add an aws.s3.BucketVersioning with status Enabled to both, and let the replication depend on them.",
  url: storageGuide("replication-requirements"),
  severity: "high",
  types: [types.bucketReplication],
  scope: "stack",
  applies: (replication, graph) => graph.dependenciesOf(replication, "bucket", types.bucket).length > 0,
  outside(replication, graph) {
    if (isOutside(replication, "bucket", graph, types.bucket)) return "bucket";
    const [source, ...copies] = [
      ...graph.dependenciesOf(replication, "bucket", types.bucket),
      ...graph.dependenciesOf(replication, "rules", types.bucket),
    ];
    return source !== undefined && copies.length === 0 && replication.has("rules") ? "bucket" : undefined;
  },
  *check(replication, graph) {
    for (const property of ["bucket", "rules"] as const) {
      for (const bucket of graph.dependenciesOf(replication, property, types.bucket)) {
        const statuses = graph
          .dependents(bucket, types.bucketVersioning, "bucket")
          .map((one) => one.text("versioningConfiguration.status"));
        if (!statuses.includes(enabled) && bucket.flag("versioning.enabled") !== true) {
          yield fact(property, `has ${bucket.resource.name}, whose versioning is off; expected status Enabled`);
        }
      }
    }
  },
};
