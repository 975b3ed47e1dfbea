/**
 * WCU of AWS's managed rule groups. Sources: AWS WAF developer guide, AWS Managed Rules: baseline, use-case, IP reputation, bot control, fraud
 * control and anti-DDoS rule groups, each in its current version, read 2026-11-30.
 */
const capacities: Readonly<Record<string, number>> = {
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesWordPressRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesACFPRuleSet: 50,
  AWSManagedRulesAntiDDoSRuleSet: 50,
};

/** WCU of a managed rule group; undefined where they are not published. */
export const managedGroupCapacity = (vendor: string, name: string): number | undefined =>
  vendor === "AWS" ? capacities[name] : undefined;

/** Names of AWS's own groups, for those who misspell one. */
export const managedGroupNames: readonly string[] = Object.keys(capacities);
