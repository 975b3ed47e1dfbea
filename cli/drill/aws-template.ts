import { UserError } from "../../model/user-error";
import { pick } from "../../operate/drill/choose";
import { type DrillName, drillNames } from "../../operate/drill/definitions";
import { type FisTemplate, fisTemplate, isOnAws } from "../../operate/drill/fis";
import { zonesOf } from "../../platforms/aws/regions/network-zones";
import type { StackFiles } from "../project";
import { isKubernetesStack, parseStackFiles } from "../stack-values";

interface TemplateOptions {
  readonly role: string | undefined;
  readonly alarm: string | undefined;
  readonly seconds: number | undefined;
  readonly seed: number;
}

/** Seconds that an experiment's fault lasts: longer than any replacement's first attempt. */
const usualSeconds = 300;

const roleArn = /^arn:aws[\w-]*:iam::\d{12}:role\/\S+$/;
const alarmArn = /^arn:aws[\w-]*:cloudwatch:[\w-]+:\d{12}:alarm:.+$/;

/** The experiment of AWS FIS that does on AWS what a drill does here. Throws UserError where there is none. */
export function awsTemplate(files: StackFiles, drill: DrillName, options: TemplateOptions): FisTemplate {
  const { role, alarm, seconds = usualSeconds, seed } = options;
  const { stack } = files;
  const known = drillNames.filter(isOnAws);
  if (!isOnAws(drill))
    throw new UserError(`${drill}: AWS FIS has no action for it; with --aws there are ${known.join(", ")}`, 2);
  if (isKubernetesStack(files)) throw new UserError(`${stack} is on Kubernetes: --aws is for stacks on AWS`, 2);
  if (role === undefined || !roleArn.test(role))
    throw new UserError(
      `--role: ${role === undefined ? "missing with --aws" : `not the ARN of a role, got ${role}`}; the role that FIS assumes, such as arn:aws:iam::123456789012:role/fis`,
      2,
    );
  if (alarm !== undefined && !alarmArn.test(alarm))
    throw new UserError(
      `--alarm: not the ARN of a CloudWatch alarm, got ${alarm}; such as arn:aws:cloudwatch:eu-west-1:123456789012:alarm:vip-at-risk`,
      2,
    );
  const { cluster } = parseStackFiles(files);
  if (drill === "zoneLoss" && !("zones" in cluster.network))
    throw new UserError(
      `${stack}: its network is not vipkit's, so its subnets have no tag by which FIS could find them`,
    );
  const zones = "zones" in cluster.network ? zonesOf(cluster.network.zones, cluster.region).zones : [];
  const found = fisTemplate(drill, {
    name: cluster.name,
    region: cluster.region,
    zone: pick(zones, seed) ?? "",
    nodePorts: [...new Set(Object.values(cluster.targetGroups).map(({ port }) => port))].sort((a, b) => a - b),
    ...{ role, alarm },
    minutes: Math.max(1, Math.ceil(seconds / 60)),
  });
  if (found === undefined) throw new UserError(`${drill}: AWS FIS has no action for it`, 2);
  return found;
}
