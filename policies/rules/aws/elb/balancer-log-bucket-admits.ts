import type { Graph, ResourceReader } from "../../../../model/graph";
import { types } from "../../../../platforms/aws/catalog/types";
import { type LogKind, logDelivery, logKinds } from "../../../../platforms/aws/log-delivery";
import {
  concernsAction,
  concernsPrincipal,
  deniesEverybody,
  type Statement,
} from "../../../../platforms/aws/policy-document";
import { logAccountOf, logAccounts, rootArnOf } from "../../../../platforms/aws/regions";
import { someKnown } from "../../../evaluate";
import { statementsOf } from "../../../queries/documents";
import { balancerGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

const isNetwork = (balancer: ResourceReader) => balancer.text("loadBalancerType") === "network";
const bucketsOf = (balancer: ResourceReader, kind: LogKind, graph: Graph) =>
  graph.dependenciesOf(balancer, kind, types.bucket);

/** What it logs into a bucket of the stack. */
const logsOf = (balancer: ResourceReader, graph: Graph): readonly LogKind[] =>
  logKinds.filter((kind) => balancer.flag(`${kind}.enabled`) === true && bucketsOf(balancer, kind, graph).length > 0);

/** Throws UnknownValueError where the program computes it. */
const regionOf = (balancer: ResourceReader): string | undefined => balancer.text("region") ?? balancer.resource.region;

/** Those who may deliver: in a region that is not known, any of the vendor's accounts. */
function deliverers(balancer: ResourceReader): ReadonlySet<string> {
  if (isNetwork(balancer)) return new Set([logDelivery.network]);
  const region = regionOf(balancer);
  const own = region === undefined ? logAccounts : [logAccountOf(region)].filter((account) => account !== undefined);
  return new Set([logDelivery.application, ...own]);
}

/** Whom to let in, where that is known. */
function fixFor(balancer: ResourceReader): { readonly fix?: string } {
  const region = regionOf(balancer);
  if (region === undefined || isNetwork(balancer)) return {};
  const account = logAccountOf(region);
  return { fix: `in ${region} allow ${account === undefined ? logDelivery.application : rootArnOf(region, account)}` };
}

const writing = "s3:PutObject";

/** The path below the bucket up to its first wildcard, which must lead to where the balancer writes. */
function reaches(resource: string, folder: string): boolean {
  const path = resource === "*" ? "*" : resource.slice(resource.indexOf("/") + 1);
  const fixed = path.split(/[*?]/)[0] ?? "";
  return (resource === "*" || resource.includes("/")) && (fixed.startsWith(folder) || folder.startsWith(fixed));
}

function concernsFolder({ resources, notResources }: Statement, folder: string): boolean {
  if (notResources.length > 0) return !notResources.some((resource) => reaches(resource, folder));
  return resources.some((resource) => reaches(resource, folder));
}

const admits = (statement: Statement, writers: ReadonlySet<string>, folder: string): boolean =>
  statement.allows &&
  concernsPrincipal(statement, writers) &&
  concernsAction(statement, writing) &&
  concernsFolder(statement, folder);

const refuses = (statement: Statement, folder: string): boolean =>
  deniesEverybody(statement) && concernsAction(statement, writing) && concernsFolder(statement, folder);

function isOpenTo(statements: readonly Statement[], writers: ReadonlySet<string>, folder: string): boolean {
  const isRefused = statements.some((statement) => refuses(statement, folder));
  return !isRefused && statements.some((statement) => admits(statement, writers, folder));
}

function* checkKeys(bucket: ResourceReader, kind: LogKind, graph: Graph) {
  const settings = graph.dependents(bucket, types.bucketEncryption, "bucket").flatMap((one) => one.items("rules"));
  if (settings.some((rule) => rule.text("applyServerSideEncryptionByDefault.sseAlgorithm")?.startsWith("aws:kms"))) {
    yield fact(`${kind}.bucket`, `has ${bucket.resource.name}, whose sseAlgorithm is that of KMS; expected AES256`);
  }
}

function* checkKind(balancer: ResourceReader, kind: LogKind, graph: Graph) {
  const prefix = balancer.text(`${kind}.prefix`) ?? "";
  const folder = prefix === "" ? "AWSLogs/" : `${prefix}/AWSLogs/`;
  const writers = deliverers(balancer);
  for (const bucket of bucketsOf(balancer, kind, graph)) {
    const policies = graph.dependents(bucket, types.bucketPolicy, "bucket");
    const isAdmitted = someKnown(policies, (policy) => isOpenTo(statementsOf(policy, "policy") ?? [], writers, folder));
    if (!isAdmitted) {
      const problem = `${kind}.bucket has no policy that allows ${writing} below ${folder}`;
      yield { property: `${kind}.bucket`, problem, ...fixFor(balancer) };
    }
    if (!isNetwork(balancer)) yield* checkKeys(bucket, kind, graph);
  }
}

export const balancerLogBucketAdmits: Rule = {
  id: "balancer-log-bucket-admits",
  title: "The bucket for access, connection and health check logs lets the balancer in",
  why: "AWS tries the bucket when logs are switched on, and refuses the balancer's update when it may not write.",
  remediation:
    "Allow s3:PutObject below AWSLogs to the region's delivery account or service, and encrypt the bucket with S3's own keys.",
  url: balancerGuide("enable-access-logging"),
  severity: "high",
  types: [types.balancer],
  scope: "stack",
  applies: (balancer, graph) => logsOf(balancer, graph).length > 0,
  outside: (balancer, graph) =>
    logKinds.some(
      (kind) => balancer.flag(`${kind}.enabled`) === true && isOutside(balancer, `${kind}.bucket`, graph, types.bucket),
    )
      ? "bucket"
      : undefined,
  *check(balancer, graph) {
    for (const kind of logsOf(balancer, graph)) yield* checkKind(balancer, kind, graph);
  },
};
