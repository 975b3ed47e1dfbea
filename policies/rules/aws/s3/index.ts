// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { bucketAccessLogged } from "./bucket-access-logged";
import { bucketAclsOff } from "./bucket-acls-off";
import { bucketEncrypted } from "./bucket-encrypted";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketLifecycleOrdered } from "./bucket-lifecycle-ordered";
import { bucketLocked } from "./bucket-locked";
import { bucketOwnKey } from "./bucket-own-key";
import { bucketPolicyNoLockout } from "./bucket-policy-no-lockout";
import { bucketPolicyNotPublic } from "./bucket-policy-not-public";
import { bucketPublicAccessBlocked } from "./bucket-public-access-blocked";
import { bucketReplicated } from "./bucket-replicated";
import { bucketReplicationVersioned } from "./bucket-replication-versioned";
import { bucketTakesAccessLogs } from "./bucket-takes-access-logs";
import { bucketTlsOnly } from "./bucket-tls-only";
import { bucketValuesAccepted } from "./bucket-values-accepted";
import { bucketVersioned } from "./bucket-versioned";

export const s3Rules: readonly Rule[] = [
  bucketAccessLogged,
  bucketAclsOff,
  bucketEncrypted,
  bucketLifecycle,
  bucketLifecycleOrdered,
  bucketLocked,
  bucketOwnKey,
  bucketPolicyNoLockout,
  bucketPolicyNotPublic,
  bucketPublicAccessBlocked,
  bucketReplicated,
  bucketReplicationVersioned,
  bucketTakesAccessLogs,
  bucketTlsOnly,
  bucketValuesAccepted,
  bucketVersioned,
];
