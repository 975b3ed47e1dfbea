import { backupGuide, identityGuide, keyGuide, monitoringGuide, storageGuide, topicGuide } from "../queries/links";
import { found, left, type VendorGuide } from "./types";

export const keys: VendorGuide = {
  name: "KMS",
  url: keyGuide,
  warnings: [
    found("key-policy-default", "a key keeps a principal that may change its policy", "key-keeps-administrator"),
    found("rotate-keys", "keys rotate", "kms-key-rotation"),
    left(
      "deleting-keys",
      "a deleted key takes what it encrypts with it",
      "data-protected, off by default, asks for the option protect",
    ),
    found(
      "key-policy-services",
      "services that need a key are let in",
      "log-group-key-admits-logs",
      "topic-key-admits-publisher",
      "volume-key-admits-autoscaling",
    ),
    left("grants", "a grant is valid after some minutes", "known at run time"),
    left("multi-region-keys-overview", "policies of replicas are their own", "each key is judged by itself"),
    found("key-policy-overview", "no principal * without a condition", "iam-no-wildcard-trust"),
  ],
};

export const identities: VendorGuide = {
  name: "IAM",
  url: identityGuide,
  warnings: [
    found("best-practices", "least privilege", "iam-no-wildcards", "iam-no-wildcard-admin", "iam-no-every-secret"),
    found("best-practices", "no vendor policies where a narrower one will do", "iam-no-vendor-policies"),
    found("id_roles_create_for-service", "a role trusts the service that uses it", "role-trusts-its-service"),
    found("id_roles_create_for-idp_oidc", "trust in a public identity provider names a subject", "oidc-trust-narrow"),
    left(
      "confused-deputy",
      "a service's access is narrowed to one's own account",
      "which services call for others differs by service: the spec's own documents do it",
    ),
    found("reference_iam-quotas", "documents have a size", "access-values-accepted"),
    left(
      "reference_iam-quotas",
      "policies per role, roles per account",
      "the first is refused by AWS, the second known in the account only",
    ),
    found(
      "reference_policies_elements_principal",
      "* is every principal",
      "iam-no-wildcard-trust",
      "bucket-policy-not-public",
      "topic-not-public",
    ),
    found(
      "reference_policies_elements_notprincipal",
      "NotPrincipal with Allow lets every other principal in",
      "iam-no-wildcard-trust",
      "bucket-policy-not-public",
    ),
    left("id_roles_use_passrole", "iam:PassRole names its roles", "iam-no-wildcards finds it as any other wildcard"),
    left("troubleshoot_general", "changes are seen after some seconds", "known at run time"),
  ],
};

export const storage: VendorGuide = {
  name: "S3, as far as logs and copies go",
  url: storageGuide,
  warnings: [
    found(
      "troubleshooting-server-access-logging",
      "the target encrypts by S3's own keys and has no default retention",
      "bucket-takes-access-logs",
    ),
    found("ServerLogs", "a bucket does not log to itself", "bucket-takes-access-logs"),
    found("ServerLogs", "access is logged", "bucket-access-logged"),
    found("replication-requirements", "source and copy keep versions", "bucket-replication-versioned"),
    found(
      "lifecycle-transition-general-considerations",
      "30 days before infrequent access, expiration after transitions",
      "bucket-lifecycle-ordered",
    ),
    found("mpu-abort-incomplete-mpu-lifecycle-config", "unfinished uploads are removed", "bucket-lifecycle"),
    found("access-control-block-public-access", "public access is blocked", "bucket-public-access-blocked"),
    found("about-object-ownership", "ACLs are off", "bucket-acls-off"),
    found("object-lock", "a lock needs versions", "bucket-locked", "bucket-versioned"),
    found("security-best-practices", "TLS only", "bucket-tls-only"),
    left("bucketnamingrules", "names are lower case, unique in a partition", "the twin and AWS refuse others"),
    found("example-bucket-policies", "no policy locks the account out", "bucket-policy-no-lockout"),
  ],
};

export const alarms: VendorGuide = {
  name: "CloudWatch alarms and logs",
  url: monitoringGuide,
  warnings: [
    found("AlarmThatSendsEmail", "a window of a day, or a week of hours", "alarm-window-accepted"),
    found("AlarmThatSendsEmail", "how missing data counts", "alarm-decides-on-silence"),
    found("AlarmThatSendsEmail", "actions are on, and lead somewhere", "alarm-acts", "alarm-reaches-recipients"),
    left(
      "AlarmThatSendsEmail",
      "an action runs when the state changes, not while it lasts",
      "a property of the service",
    ),
    left(
      "Create_Composite_Alarm",
      "alarms that refer to each other in a circle",
      "the engine refuses a circle of references",
    ),
    left("Create_alarm_with_metric_math", "ten metrics in one expression", "AWS refuses more"),
    left("CloudWatch-metric-math", "an expression that yields no data", "what metrics exist is not in a plan"),
    found("encrypt-log-data-kms", "the key lets CloudWatch Logs use it", "log-group-key-admits-logs"),
    found(
      "Working-with-log-groups-and-streams",
      "logs are kept for a time",
      "log-group-retention",
      "log-group-retention-year",
    ),
  ],
};

export const topics: VendorGuide = {
  name: "SNS",
  url: topicGuide,
  warnings: [
    found("sns-key-management", "services that publish may use the topic's key", "topic-key-admits-publisher"),
    found(
      "sns-access-policy-use-cases",
      "the policy lets the services in that publish",
      "topic-policy-admits-publisher",
    ),
    found("sns-security-best-practices", "topics are not public", "topic-not-public"),
    found("sns-security-best-practices", "TLS only", "topic-tls-only"),
    found("sns-server-side-encryption", "topics are encrypted", "topic-encrypted"),
    found("sns-create-subscribe-endpoint-to-topic", "a topic has a subscriber", "alarm-reaches-recipients"),
    left(
      "sns-create-subscribe-endpoint-to-topic",
      "a subscription by mail is confirmed by a person",
      "known after the update only; its state says pending confirmation",
    ),
    left(
      "sns-message-delivery-retries",
      "an endpoint that fails loses messages without a dead-letter queue",
      "mail and chat have none",
    ),
  ],
};

export const backups: VendorGuide = {
  name: "AWS Backup",
  url: backupGuide,
  warnings: [
    found(
      "assigning-resources",
      "a plan without resources backs up nothing",
      "backup-plan-has-selection",
      "backup-selects-resources",
    ),
    found("assigning-resources", "the role trusts backup.amazonaws.com", "role-trusts-its-service"),
    left("assigning-resources", "types are opted in, by region", "a setting of the account"),
    found("plan-options-and-configuration", "an hour to start and one to finish", "backup-times-possible"),
    found("plan-options-and-configuration", "ninety days in cold storage", "backup-values-accepted"),
    found("vault-lock", "retention within the lock's bounds", "backup-kept-within-lock"),
    left("vault-lock", "after its grace time a lock cannot be taken away", "what the option is for"),
    found("encryption", "vaults with a key of one's own", "backup-vault-own-key"),
    found("recov-point-create-a-copy", "copies have their own lifecycle", "backup-values-accepted"),
    found("whatisbackup", "volumes are backed up", "volume-backed-up"),
    left("restore-testing", "a backup is worth its restore", "`operations` in the spec is not there yet"),
  ],
};
