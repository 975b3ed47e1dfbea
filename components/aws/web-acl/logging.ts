import type { WebAclSettings } from "./resolved";

type Logs = Exclude<WebAclSettings["logs"], false>;

/** What a rule stopped, counted or asked. */
const matched = ["BLOCK", "COUNT", "CAPTCHA", "CHALLENGE"];

const onlyMatched = {
  loggingFilter: {
    defaultBehavior: "DROP",
    filters: [
      {
        behavior: "KEEP",
        requirement: "MEETS_ANY",
        conditions: matched.map((action) => ({ actionCondition: { action } })),
      },
    ],
  },
};

/** What the log keeps, and what stands in it as REDACTED, in the provider's shape. */
export function planLogging({ keep, redactHeaders, redactQuery }: Logs) {
  const redactedFields = [
    ...redactHeaders.map((name) => ({ singleHeader: { name: name.toLowerCase() } })),
    ...(redactQuery ? [{ queryString: {} }] : []),
  ];
  return {
    ...(redactedFields.length === 0 ? {} : { redactedFields }),
    ...(keep === "matched" ? onlyMatched : {}),
  };
}
