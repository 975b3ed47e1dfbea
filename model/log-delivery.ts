/**
 * The account that writes access logs of application load balancers, by region, for the regions opened before August 2022. Later regions
 * use a service principal. Sources: Application Load Balancers user guide (access log bucket permissions) and the table of
 * terraform-aws-modules/terraform-aws-s3-bucket; read 2026-11-23.
 */
const accounts: Readonly<Record<string, string>> = {
  "af-south-1": "098369216593",
  "ap-east-1": "754344448648",
  "ap-northeast-1": "582318560864",
  "ap-northeast-2": "600734575887",
  "ap-northeast-3": "383597477331",
  "ap-south-1": "718504428378",
  "ap-southeast-1": "114774131450",
  "ap-southeast-2": "783225319266",
  "ap-southeast-3": "589379963580",
  "ca-central-1": "985666609251",
  "cn-north-1": "638102146993",
  "cn-northwest-1": "037604701340",
  "eu-central-1": "054676820928",
  "eu-north-1": "897822967062",
  "eu-south-1": "635631232127",
  "eu-west-1": "156460612806",
  "eu-west-2": "652711504416",
  "eu-west-3": "009996457667",
  "me-south-1": "076674570225",
  "sa-east-1": "507241528517",
  "us-east-1": "127311923021",
  "us-east-2": "033677994240",
  "us-gov-east-1": "190560391635",
  "us-gov-west-1": "048591011584",
  "us-west-1": "027434742980",
  "us-west-2": "797873946194",
};

/** Who writes balancers' access logs into a bucket. */
export const logDelivery = {
  /** By region; regions that are not listed have the service only. */
  accounts,
  /** The service that writes for application balancers. */
  application: "logdelivery.elasticloadbalancing.amazonaws.com",
  /** The service that writes for network balancers. */
  network: "delivery.logs.amazonaws.com",
} as const;
