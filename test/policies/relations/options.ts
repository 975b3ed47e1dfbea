import type { Program } from "../fixture";
import type { Relation } from "./index";

const balancer = (options?: Program[string]["options"]): Program => ({
  balancer: { type: "aws:lb/loadBalancer:LoadBalancer", inputs: {}, ...(options === undefined ? {} : { options }) },
});
const group = (...ignoreChanges: readonly string[]): Program => ({
  nodes: { type: "aws:autoscaling/group:Group", inputs: {}, options: { ignoreChanges } },
});
const bucket = (protect: boolean): Program => ({
  data: { type: "aws:s3/bucket:Bucket", inputs: {}, options: { protect } },
});

export const optionRelations: Readonly<Record<string, Relation>> = {
  "replacement-creates-first": {
    sound: [balancer(), balancer({ deleteBeforeReplace: false })],
    broken: { "the old one first": { resource: "balancer", program: balancer({ deleteBeforeReplace: true }) } },
  },
  "ignored-changes-harmless": {
    sound: [group("desiredCapacity"), group("tags", "maxSize"), balancer({ ignoreChanges: ["tags.owner"] })],
    broken: {
      "all of them": { resource: "nodes", program: group("*") },
      "all of them, in brackets": { resource: "nodes", program: group('["*"]') },
      "a name in brackets": { resource: "nodes", program: group('["launchTemplate"].version') },
      "what nodes run": { resource: "nodes", program: group("launchTemplate.version") },
      "a part of the firewall": { resource: "balancer", program: balancer({ ignoreChanges: ["securityGroups[0]"] }) },
    },
  },
  "data-protected": {
    sound: [bucket(true)],
    broken: { "nothing said": { resource: "data", program: bucket(false) } },
  },
};
