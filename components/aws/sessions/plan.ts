import type { SessionsSettings } from "./resolved";

/** Seconds. */
export const minute = 60;

/** Apart from the cluster's other logs, which more people read. */
export const sessionLogPrefix = "/vipkit-sessions/";

/** The document by which a session is begun: encrypted on the way, streamed into the log group, and as an own user of the machine, never root. */
export const planDocument = (settings: SessionsSettings, logGroupName: string, keyArn: string) => ({
  schemaVersion: "1.0",
  description: "A shell on a node of the cluster, encrypted and logged",
  sessionType: "Standard_Stream",
  inputs: {
    cloudWatchLogGroupName: logGroupName,
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
    s3BucketName: "",
    s3KeyPrefix: "",
    s3EncryptionEnabled: true,
    kmsKeyId: keyArn,
    runAsEnabled: false,
    runAsDefaultUser: "",
    idleSessionTimeout: String(settings.idleTimeout / minute),
    maxSessionDuration: String(settings.maxDuration / minute),
  },
});

/** What the agent on a node needs: to open the encrypted stream, and to write its log. */
export const planNodePolicy = (logGroupArn: string, keyArn: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "WriteSessionLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: `${logGroupArn}:*`,
    },
    // The agent asks first whether the group is encrypted; AWS judges that by no group.
    { Sid: "FindSessionLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    { Sid: "OpenSession", Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
  ],
});
