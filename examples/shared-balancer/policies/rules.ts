import type { Rule } from "vipkit/policies";

const agreed = { from: 100, to: 199 } as const;

/** What the teams that share the balancer have agreed on. */
const priorityInOwnRange: Rule = {
  id: "priority-in-own-range",
  title: "Rules keep to the priorities that the balancer's owner gave this team",
  why: "AWS refuses a priority that another team's rule has, and a lower one takes that team's requests.",
  remediation: `Choose a priority from ${agreed.from} to ${agreed.to}.`,
  url: "https://example.com/handbook/shared-balancer",
  severity: "high",
  types: ["aws:lb/listenerRule:ListenerRule"],
  scope: "resource",
  *check(rule) {
    const priority = rule.number("priority");
    if (priority === undefined || (priority >= agreed.from && priority <= agreed.to)) return;
    const problem = `priority is ${priority}; expected ${agreed.from} to ${agreed.to}`;
    yield { property: "priority", problem };
  },
};

export const rules: readonly Rule[] = [priorityInOwnRange];
