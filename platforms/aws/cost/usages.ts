/** What no plan tells: how much of it a whole stack uses in a month, by the name a user gives it under. */
export const usages = {
  acceleratedGb: "GB through accelerators, in the direction that has more",
  automationSteps: "steps of Systems Manager runbooks",
  backupGb: "GB of backups kept, on average over the month",
  backupCopiedGb: "GB of backups copied to another region",
  bucketGb: "GB kept in buckets, on average over the month",
  bucketRequests: "millions of requests to buckets",
  capacityUnitHours: "capacity units (LCU) of load balancers, each times the hours it lasts: 730 for one all month",
  dnsQueries: "millions of DNS queries to hosted zones; those of aliases are free",
  emails: "millions of e-mails from topics",
  endpointGb: "GB through interface endpoints",
  internetGb: "GB from the VPC to the internet",
  keyRequests: "millions of requests to keys",
  logGb: "GB taken in by log groups",
  logStoredGb: "GB kept in log groups, compressed, on average over the month",
  logDeliveredGb: "GB of flow logs delivered elsewhere than to a log group",
  messages: "millions of messages published to topics",
  natGb: "GB through NAT gateways, both ways",
  restoreTests: "recovery points restored on trial",
  topicRequests: "millions of deliveries from topics to HTTP endpoints",
  textMessages: "millions of text messages from topics",
  webRequests: "millions of requests that web ACLs inspect",
  zoneGb: "GB from one availability zone to another",
} as const;

export type Usage = keyof typeof usages;
