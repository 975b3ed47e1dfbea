import type { Price, Range } from "../../../model/analysis/cost/types";

/** A price as a page has it, and when that was read. */
interface Quoted extends Range {
  readonly source: string;
  readonly date: string;
}

/** What one unit costs, by region; `everywhere` where the source says that all have the same. */
interface PriceRow {
  /** What one unit is. */
  readonly unit: string;
  readonly usd: Readonly<Record<string, Quoted>>;
}

const read = { date: "2026-11-30" } as const;
const said = (usd: number, source: string): Quoted => ({ min: usd, max: usd, source, ...read });
const between = (min: number, max: number, source: string): Quoted => ({ min, max, source, ...read });
const everywhere = (quoted: Quoted) => ({ everywhere: quoted });
const virginia = (quoted: Quoted) => ({ "us-east-1": quoted });
const open = {} as const;

const elb =
  "raw.githubusercontent.com/api-evangelist/amazon-elastic-load-balancing, plans (aws.amazon.com/elasticloadbalancing/pricing as of 2026-09-20)";
const loadBalancers = "awsnegotiations.com/elastic-load-balancer-cost.html";
const albByRegion = "cal53.calculator.city/aws-alb-cost-calculator";
const nat = "cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026";
const endpoints = "www.zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint (as of 2026-06-01)";
const addresses = "www.haufe-akademie.de/en/skill-it/blog/aws-gebuehren-ipv4-adressen";
const listed = "github.com/ChiefGyk3D/Clouds-Against-Humanity, wiki, Provider AWS Cost Lesson (as of 2026-10-16)";
const families = "www.factualminds.com/blog/amazon-ec2-on-demand-pricing-instance-families-2026";
const fargate = "www.factualminds.com/blog/amazon-fargate-ecs-task-pricing-2026 (as of 2026-06-17)";
const fargateArm = "www.vantage.sh/blog/fargate-pricing";
const waf = "c3x.dev/blog/aws-waf-cost-explained";
const dns =
  "raw.githubusercontent.com/api-evangelist/amazon-route53-resolver, plans (aws.amazon.com/route53/pricing as of 2026-09-20)";
const clusters = "www.vantage.sh/blog/amazon-eks-extended-support-cost-kubernetes";
const keys = "aws.amazon.com/kms/pricing";
const alarms = "c3x.dev/resources/aws/aws_cloudwatch_metric_alarm";
const watching = "www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards";
const topics = "www.factualminds.com/blog/amazon-sns-pricing-publishes-fanout-protocols";
const backups = "www.factualminds.com/blog/aws-backup-pricing-vaults-cross-region-restores";
const accelerators = "aws.amazon.com/global-accelerator/pricing";
const transfers = "www.usage.ai/blogs/aws-network-costs";

/** In Europe's regions the source has one range for all. */
const natByRegion = (): PriceRow["usd"] => ({
  ...Object.fromEntries(
    ["us-east-1", "us-east-2", "us-west-1", "us-west-2"].map((region) => [region, said(0.045, nat)]),
  ),
  ...Object.fromEntries(
    ["eu-west-1", "eu-central-1", "eu-west-2"].map((region) => [region, between(0.048, 0.052, nat)]),
  ),
  "ca-central-1": said(0.05, nat),
  "ap-southeast-1": said(0.059, "basavytix.com/blog/aws-nat-gateway-pricing"),
});

/**
 * List prices in USD, without taxes, discounts and free tiers, as far as a public page states them. A row without a region is a driver whose
 * price was not found: it is unknown until the user gives one.
 */
export const prices = {
  "accelerator.hour": { unit: "hour", usd: everywhere(said(0.025, accelerators)) },
  "accelerator.gb": {
    unit: "GB",
    usd: everywhere(
      between(0.01, 0.105, `${accelerators}; awsnegotiations.com/blog/global-accelerator-optimization.html`),
    ),
  },
  "address.hour": { unit: "hour", usd: everywhere(said(0.005, addresses)) },
  "alarm.metric": { unit: "metric and month", usd: virginia(said(0.1, alarms)) },
  "alarm.fast-metric": { unit: "metric and month", usd: virginia(said(0.3, alarms)) },
  "alarm.composite": { unit: "alarm and month", usd: virginia(said(0.5, alarms)) },
  "automation.steps": { unit: "step", usd: open },
  "backup.gb": {
    unit: "GB and month",
    usd: virginia(said(0.05, "cal53.calculator.city/?p=136763 (standard snapshots)")),
  },
  "backup.copied-gb": { unit: "GB", usd: virginia(said(0.02, backups)) },
  "backup.restore-test": { unit: "recovery point", usd: open },
  "balancer.application-hour": {
    unit: "hour",
    usd: { "us-east-1": said(0.0225, elb), "eu-west-1": said(0.0252, albByRegion) },
  },
  "balancer.application-lcu": { unit: "unit and hour", usd: virginia(said(0.008, elb)) },
  "balancer.network-hour": { unit: "hour", usd: virginia(said(0.0225, loadBalancers)) },
  "balancer.network-lcu": { unit: "unit and hour", usd: virginia(said(0.006, elb)) },
  "balancer.gateway-hour": { unit: "hour", usd: virginia(said(0.0125, loadBalancers)) },
  "balancer.gateway-lcu": { unit: "unit and hour", usd: virginia(said(0.004, loadBalancers)) },
  "bucket.gb": { unit: "GB and month", usd: open },
  "bucket.requests": { unit: "million", usd: open },
  "cluster.hour": { unit: "hour", usd: everywhere({ ...said(0.1, clusters), date: "2026-12-01" }) },
  "cluster.extended-hour": {
    unit: "hour",
    usd: everywhere({
      ...said(
        0.6,
        `${clusters}; aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing`,
      ),
      date: "2026-12-01",
    }),
  },
  "dashboard.month": { unit: "dashboard and month", usd: virginia(said(3, watching)) },
  "disk.gp3-gb": { unit: "GB and month", usd: virginia(said(0.08, listed)) },
  "disk.gp3-iops": { unit: "IOPS and month", usd: open },
  "disk.gp3-throughput": { unit: "MiB/s and month", usd: open },
  "endpoint.hour": { unit: "hour", usd: virginia(said(0.01, endpoints)) },
  "endpoint.gb": { unit: "GB", usd: virginia(said(0.01, endpoints)) },
  "health-check.month": {
    unit: "check and month",
    usd: everywhere(between(0, 0.75, `${dns}; 50 of AWS endpoints are free`)),
  },
  "health-check.feature": { unit: "feature and month", usd: everywhere(between(1, 2, dns)) },
  "instance.c6i.large": {
    unit: "hour",
    usd: virginia(said(0.085, "gist.github.com/alikhajeh1/6107727c5218382b9cc6af69be562111")),
  },
  "instance.m7g.large": { unit: "hour", usd: virginia(said(0.0816, families)) },
  "instance.t3.large": { unit: "hour", usd: virginia(said(0.0832, "go-cloud.io/?p=10607")) },
  "instance.t3.medium": {
    unit: "hour",
    usd: virginia(said(0.0416, "cal53.calculator.city/calculate-cost-of-amazon-ec2")),
  },
  "instance.t4g.micro": { unit: "hour", usd: virginia(said(0.0084, listed)) },
  "fargate.x86-cpu-hour": { unit: "processor and hour", usd: virginia(said(0.04048, fargate)) },
  "fargate.x86-gb-hour": { unit: "GB and hour", usd: virginia(said(0.004445, fargate)) },
  "fargate.arm-cpu-hour": { unit: "processor and hour", usd: virginia(said(0.03238, fargateArm)) },
  "fargate.arm-gb-hour": { unit: "GB and hour", usd: virginia(said(0.00356, fargateArm)) },
  "fargate.disk-gb-hour": { unit: "GB and hour", usd: virginia(said(0.000111, fargateArm)) },
  "instance.detailed-monitoring": { unit: "instance and month", usd: open },
  "key.month": { unit: "version and month", usd: everywhere(said(1, keys)) },
  "key.requests": {
    unit: "million",
    usd: virginia(said(3, "www.wring.co/blog/aws-kms-pricing-guide (0.03 for 10,000)")),
  },
  "log.gb": { unit: "GB", usd: virginia(said(0.5, watching)) },
  "log.stored-gb": { unit: "GB and month", usd: open },
  "log.delivered-gb": { unit: "GB", usd: open },
  "nat.hour": { unit: "hour", usd: natByRegion() },
  "nat.gb": { unit: "GB", usd: natByRegion() },
  "topic.messages": { unit: "million", usd: virginia(said(0.5, topics)) },
  "topic.emails": { unit: "million", usd: virginia(said(20, `${topics} (2 for 100,000)`)) },
  "topic.requests": { unit: "million", usd: virginia(said(0.6, topics)) },
  "topic.texts": { unit: "million", usd: open },
  "transfer.internet-gb": { unit: "GB", usd: virginia(said(0.09, nat)) },
  "transfer.zone-gb": { unit: "GB", usd: virginia(between(0.01, 0.02, `${transfers} (0.01 each way)`)) },
  "web-acl.month": { unit: "ACL and month", usd: everywhere(said(5, waf)) },
  "web-acl.rule": { unit: "rule and month", usd: everywhere(said(1, waf)) },
  "web-acl.requests": { unit: "million", usd: everywhere(said(0.6, waf)) },
  "web-acl.bot-control": { unit: "group and month", usd: everywhere(said(10, waf)) },
  "web-acl.paid-group": { unit: "group and month", usd: open },
  "zone.month": { unit: "zone and month", usd: everywhere(between(0.1, 0.5, `${dns}; 0.10 from the 26th on`)) },
  "zone.queries": { unit: "million", usd: everywhere(between(0.4, 0.8, dns)) },
} as const satisfies Readonly<Record<string, PriceRow>>;

/** Keys of which there are as many as AWS has types: machines, the same as spot, and disks. What stands for the type is a group. */
const typeKeys = [
  { form: /^instance\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/, unit: "hour", example: "instance.t4g.small" },
  { form: /^spot\.[a-z][a-z0-9-]*\.[a-z0-9-]+$/, unit: "hour", example: "spot.t4g.small" },
  { form: /^disk\.(?:gp2|io1|io2|st1|sc1|standard)-gb$/, unit: "GB and month", example: "disk.gp2-gb" },
  { form: /^disk\.(?:io1|io2)-iops$/, unit: "IOPS and month", example: "disk.io2-iops" },
] as const;

export const familyExamples: readonly string[] = typeKeys.map(({ example }) => example);

const rows: Readonly<Record<string, PriceRow>> = prices;

/** What one unit of a key is; undefined for what is no key. */
export const unitOf = (key: string): string | undefined =>
  (Object.hasOwn(rows, key) ? rows[key] : typeKeys.find(({ form }) => form.test(key)))?.unit;

/** The table's price; undefined where it has none for the region. */
export function listPrice(key: string, region: string | undefined): Price | undefined {
  const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
  const quoted = row?.usd[region ?? "everywhere"] ?? row?.usd["everywhere"];
  return row === undefined || quoted === undefined ? undefined : { ...quoted, unit: row.unit };
}
