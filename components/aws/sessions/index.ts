import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as iam from "@pulumi/aws/iam";
import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { sorted } from "../../../model/settings/entries";
import { type LimitOverrides, limitsWith } from "../../../platforms/aws/limits";
import { parseArgs } from "../../errors";
import { createEncryptedLogGroup, logPlace } from "../../log-group";
import { physicalName } from "../../names";
import { type Tags, tagger } from "../../tags";
import { type Transforms, transformed } from "../../transform";
import type { SessionsInput } from "./inputs";
import { planDocument, planNodePolicy, sessionLogPrefix } from "./plan";
import type { SessionsSettings } from "./resolved";
import { sessionsSettings } from "./settings";

/** Children whose arguments a caller may change. */
export interface SessionsRoles {
  document: ssm.DocumentArgs;
}

export interface SessionsArgs extends SessionsInput {
  /** Names of the roles of the machines on which shells are opened, by any name of yours. */
  readonly roles: Readonly<Record<string, pulumi.Input<string>>>;
  /** Tags of every child; they win over the component's own. */
  readonly tags?: Tags;
  /** Vendor limits that have moved. */
  readonly limits?: LimitOverrides | undefined;
  /** Changes the arguments of children. Unsupported surface. */
  readonly transform?: Transforms<SessionsRoles> | undefined;
}

/**
 * Shells on nodes by Session Manager: no SSH, no open port, no key on a laptop; encrypted, and every word logged.
 *
 * ```ts
 * const sessions = new Sessions("shop-sessions", { roles: { web: nodeRole.name } });
 * // aws ssm start-session --target i-0a1b2c3d4e5f60718 --document-name <sessions.documentName>
 * ```
 *
 * **Creates** a document of type Session, an encrypted log group with its key, and for each role the right to write there.
 *
 * **Costs**: the key by the month, the log by GB.
 *
 * **When something fails**: a session whose log cannot be written is not begun. Sessions that run stay until their end.
 *
 * **Stable**: another time-out changes the document in place; sessions that run keep the old one.
 */
export class Sessions extends pulumi.ComponentResource {
  /** The settings with every default resolved. */
  readonly settings: SessionsSettings;
  /** What a session is begun with: `--document-name`. Known before anything is created. */
  readonly documentName: string;
  /** Where sessions are logged. */
  readonly logGroup: cloudwatch.LogGroup;
  /** The document itself. */
  readonly document: ssm.Document;

  constructor(name: string, args: SessionsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { roles, tags, limits, transform, ...input } = args;
    const settings = parseArgs(sessionsSettings(limitsWith(limits)), input, { type: "Sessions", name });
    super("vipkit:sessions:Sessions", name, settings, opts);
    this.settings = settings;
    this.documentName = physicalName("document", `${name}-shell`, {});
    const tagsFor = tagger("sessions", tags);
    const place = logPlace(getRegionOutput({}, { parent: this }).region, this);
    const groupName = physicalName("logGroup", `${sessionLogPrefix}${name}`, {});
    const content = `what was typed and shown in sessions of ${name}`;
    const group = { name: groupName, retention: settings.retention, content, place, tags: tagsFor };
    this.logGroup = createEncryptedLogGroup(`${name}-log`, group, { parent: this });
    const key = this.logGroup.kmsKeyId.apply((arn) => arn ?? "");
    const grants = sorted(roles).map(([role, roleName]) => {
      const policy = pulumi
        .all([this.logGroup.arn, key])
        .apply(([arn, keyArn]) => JSON.stringify(planNodePolicy(arn, keyArn)));
      return new iam.RolePolicy(`${name}-policy-${role}`, { role: roleName, policy }, { parent: this });
    });
    const childName = `${name}-document`;
    const document = transformed<ssm.DocumentArgs>(transform?.document, childName, {
      name: this.documentName,
      documentType: "Session",
      documentFormat: "JSON",
      content: key.apply((keyArn) => JSON.stringify(planDocument(settings, groupName, keyArn))),
      tags: tagsFor(childName),
    });
    this.document = new ssm.Document(childName, document, { parent: this, dependsOn: grants });
    this.registerOutputs({ documentName: this.documentName });
  }
}
