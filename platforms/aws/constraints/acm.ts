import { type Props } from "../../../model/graph/json";
import {
  arn,
  checks,
  conflicts,
  limitedEntries,
  limitedLength,
  needed,
  oneOf,
  pattern,
  when,
  word,
} from "./constraint";
import { isSet } from "./read";

const isImported = (inputs: Props) => isSet(inputs, "certificateBody") || isSet(inputs, "privateKey");

const domain = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

export const certificateConstraint = checks(
  conflicts("domainName", "privateKey"),
  conflicts("validationMethod", "privateKey"),
  when((inputs) => !isImported(inputs), needed("domainName")),
  when((inputs) => isSet(inputs, "privateKey"), needed("certificateBody")),
  pattern("domainName", domain, "a domain name without a dot at its end"),
  limitedLength("domainName", "acm.name.length"),
  pattern("subjectAlternativeNames[]", domain, "a domain name without a dot at its end"),
  oneOf("validationMethod", ["DNS", "EMAIL", "HTTP"]),
  word("keyAlgorithm", "acm.keyAlgorithm", [
    "RSA_1024",
    "RSA_2048",
    "RSA_3072",
    "RSA_4096",
    "EC_prime256v1",
    "EC_secp384r1",
    "EC_secp521r1",
  ]),
  oneOf("options.certificateTransparencyLoggingPreference", ["ENABLED", "DISABLED"]),
  limitedEntries("subjectAlternativeNames", "acm.names", "names"),
);

export const certificateValidationConstraint = checks(arn("certificateArn"));
