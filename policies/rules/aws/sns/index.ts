// Generated from the files of this folder by `npm run docs`.
import type { Rule } from "../../../rule";
import { topicEncrypted } from "./topic-encrypted";
import { topicKeyAdmitsPublisher } from "./topic-key-admits-publisher";
import { topicKeyTakesEvents } from "./topic-key-takes-events";
import { topicNotPublic } from "./topic-not-public";
import { topicOneAccount } from "./topic-one-account";
import { topicPolicyAdmitsPublisher } from "./topic-policy-admits-publisher";
import { topicTlsOnly } from "./topic-tls-only";
import { topicValuesAccepted } from "./topic-values-accepted";

export const snsRules: readonly Rule[] = [
  topicEncrypted,
  topicKeyAdmitsPublisher,
  topicKeyTakesEvents,
  topicNotPublic,
  topicOneAccount,
  topicPolicyAdmitsPublisher,
  topicTlsOnly,
  topicValuesAccepted,
];
