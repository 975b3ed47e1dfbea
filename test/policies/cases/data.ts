import { lockedOut } from "../documents";
import { without, withProperty } from "../fixture";
import type { Break } from "./index";

const missing = (name: string, title: string): Break => ({
  resource: "data",
  title,
  program: (program) => without(program, name),
});

export const dataCases: Readonly<Record<string, readonly Break[]>> = {
  "bucket-access-logged": [missing("dataLogging", "no logging")],
  "bucket-versioned": [
    missing("dataVersions", "no versioning"),
    {
      resource: "data",
      title: "suspended versioning",
      program: (program) => withProperty(program, "dataVersions", "versioningConfiguration.status", "Suspended"),
    },
  ],
  "bucket-own-key": [
    missing("dataEncryption", "no encryption"),
    {
      resource: "data",
      title: "keys of S3's own",
      program: (program) =>
        withProperty(program, "dataEncryption", "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm", "AES256"),
    },
  ],
  "bucket-locked": [
    missing("dataLock", "no lock"),
    {
      resource: "logs",
      title: "a lock that retains nothing",
      program: (program) => withProperty(program, "logsLock", "rule", undefined),
    },
  ],
  "bucket-replicated": [
    ["data", "replicationConfiguration", undefined],
    {
      resource: "logs",
      title: "a copy that is switched off",
      program: (program) => withProperty(program, "logsCopy", "rules[0].status", "Disabled"),
    },
  ],
  "bucket-policy-no-lockout": [["logsPolicy", "policy", lockedOut]],
};
