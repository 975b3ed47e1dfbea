/** Pages of `docs/runbooks`, each for what an alarm says. */
export const runbooks = [
  "backup-age",
  "balancer-errors",
  "capacity-at-maximum",
  "certificate-expires",
  "error-budget",
  "failed-refresh",
  "log-delivery",
  "no-healthy-node",
  "patch-state",
  "rejected-connections",
  "slow-answers",
  "target-errors",
  "unhealthy-nodes",
  "vip-at-risk",
] as const;

export type Runbook = (typeof runbooks)[number];

/** Where a page is: at the user's address, or in the package. */
export const runbookPage = (page: Runbook, base = "vipkit/docs/runbooks"): string =>
  `${base.replace(/\/+$/, "")}/${page}.md`;

/** What those who get an alarm read: what is wrong, and where it says what to do. */
export const alarmText = (text: string, page: Runbook, base: string | undefined): string =>
  `${text} Runbook: ${runbookPage(page, base)}`;
