import type * as pulumi from "@pulumi/pulumi";
import type { FaultId } from "./faults";

/** What every part of the cluster is built with. */
export interface Site {
  /** Whether this is wrong with it. */
  readonly has: (fault: FaultId) => boolean;
  readonly opts: pulumi.CustomResourceOptions;
}

const statement = (parts: object) => JSON.stringify({ Version: "2012-10-17", Statement: [parts] });

export const allow = (Action: string, Resource: string) => statement({ Effect: "Allow", Action, Resource });

export const trust = (Principal: object) => statement({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });

export const denyClear = statement({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
