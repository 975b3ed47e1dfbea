import { domainOf } from "../../../platforms/aws/regions/partition";
import type { NodeGroupSettings } from "./resolved";

type Secrets = NodeGroupSettings["workload"]["secrets"];
type Secret = Secrets[string];

/** Where the node has written what to fetch, one line each: `DB_PASSWORD parameter - /shop/db-password`. References only. */
export const secretsPath = "/etc/vip-workload/secrets";
export const secretsScriptPath = "/usr/local/bin/vip-secrets";
/** In memory, and root's alone. Not the service's own folder, which the workload's user owns. */
const secretsFolder = "/run/vip-secrets";
export const secretsEnvironmentPath = `${secretsFolder}/environment`;

/** Seconds for the service to start: every secret is a call. Source of systemd's own 90: systemd-system.conf(5), DefaultTimeoutStartSec. */
export const secretsTimeout = 300;

const isNamed = (place: string): boolean => !place.startsWith("arn:");

const placeOf = (secret: Secret): string => ("parameter" in secret ? secret.parameter : secret.secret);

/** `-` stands for the node's own region. */
const regionIn = (arn: string): string => (isNamed(arn) ? "-" : (arn.split(":")[3] ?? "-"));

const byName = (secrets: Secrets): readonly [string, Secret][] =>
  Object.entries(secrets).sort(([a], [b]) => (a < b ? -1 : 1));

function line([name, secret]: readonly [string, Secret]): string {
  const place = placeOf(secret);
  const kind = "parameter" in secret ? "parameter" : "secret";
  const key = "key" in secret && secret.key !== undefined ? ` ${secret.key}` : "";
  return `${name} ${kind} ${regionIn(place)} ${place}${key}\n`;
}

/** One answer as a line of an environment file, or a word on why it cannot be one: never the value itself. */
const lineProgram = `import json, sys
name, key = sys.argv[1:]
def refuse(why): sys.exit(name + ": " + why)
value = json.load(sys.stdin)
if not isinstance(value, str): refuse("the secret is not text")
if key:
    try: entries = json.loads(value)
    except ValueError: entries = None
    if not isinstance(entries, dict) or key not in entries: refuse("the secret is no JSON object with the key " + key)
    value = entries[key] if isinstance(entries[key], str) else json.dumps(entries[key])
if any(c < " " and c not in "\\t\\n" or c == "\\x7f" for c in value): refuse("it holds characters that no environment takes")
print(name + "=\\"" + "".join("\\\\" + c if c in "\\"\\\\$\`" else c for c in value) + "\\"")`;

/**
 * Fetches each value with the node's own role. A start without the service's answer goes on with the values of the last one: a workload that
 * restarts must not depend on another service.
 */
const script = `#!/bin/sh
set -eu
umask 077
base=http://169.254.169.254/latest
token=$(curl -sf --retry 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$base/api/token")
region=$(curl -sf --retry 5 -H "X-aws-ec2-metadata-token: $token" "$base/meta-data/placement/region")
folder=\${1:-${secretsFolder}}
mkdir -p "$folder"
: > "$folder/next"
give_up() {
  rm -f "$folder/next"
  [ -f "$folder/environment" ] || exit 1
  echo "going on with the values of the last start" >&2
  exit 0
}
fetch() {
  case $1 in
    parameter) set -- ssm get-parameter --region "$2" --name "$3" --with-decryption --query Parameter.Value ;;
    *) set -- secretsmanager get-secret-value --region "$2" --secret-id "$3" --query SecretString ;;
  esac
  aws "$@" --output json --cli-connect-timeout 5 --cli-read-timeout 15 < /dev/null
}
while read -r name kind place id key; do
  [ "$place" != - ] || place=$region
  answer=$(fetch "$kind" "$place" "$id") || { echo "$name: cannot read $kind $id" >&2; give_up; }
  printf '%s' "$answer" | python3 -I -c '${lineProgram}' "$name" "$key" >> "$folder/next" || give_up
done < "\${2:-${secretsPath}}"
mv "$folder/next" "$folder/environment"
`;

/** How systemd calls it: as root, and with nothing of the workload's environment, which could name another account. */
export const secretsCommand = `+/usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/root LC_ALL=C.UTF-8 ${secretsScriptPath}`;

/** What the node needs so that it can fetch them; nothing where there are none. */
export function secretFiles({ secrets }: NodeGroupSettings["workload"]) {
  const lines = byName(secrets).map(line);
  if (lines.length === 0) return [];
  return [
    { path: secretsPath, permissions: "0600", content: lines.join("") },
    { path: secretsScriptPath, permissions: "0755", content: script },
  ];
}

export interface Account {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Secrets Manager ends every ARN with a hyphen and six characters of its own. Source: Secrets Manager user guide, ARNs in policies. */
const suffix = /-[A-Za-z0-9]{6}$/;

function arnOf(secret: Secret, { partition, region, accountId }: Account): string {
  const place = placeOf(secret);
  if ("parameter" in secret) {
    return isNamed(place) ? `arn:${partition}:ssm:${region}:${accountId}:parameter/${place.replace(/^\//, "")}` : place;
  }
  if (isNamed(place)) return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${place}-??????`;
  return suffix.test(place) ? place : `${place}-??????`;
}

/** A service's name as KMS sees it. Where a partition has a domain of its own, the common one is taken too. */
function viaService(service: string, kmsKeyArn: string): readonly string[] {
  const region = kmsKeyArn.split(":")[3] ?? "";
  return [...new Set([domainOf(region), "amazonaws.com"])].map((domain) => `${service}.${region}.${domain}`);
}

const services = [
  { kind: "parameter", service: "ssm", sid: "ReadParameters", action: "ssm:GetParameter", ecs: "ssm:GetParameters" },
  {
    ...{ kind: "secret", service: "secretsmanager", sid: "ReadSecrets" },
    ...{ action: "secretsmanager:GetSecretValue", ecs: "secretsmanager:GetSecretValue" },
  },
] as const;

/** A secret as ECS takes it: an ARN, and behind it the key inside. Source: ECS developer guide, secrets in environment variables. */
export function valueFromOf(secret: Secret, account: Account): string {
  if ("parameter" in secret) return arnOf(secret, account);
  const { partition, region, accountId } = account;
  const place = placeOf(secret);
  const arn = isNamed(place) ? `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${place}` : place;
  return secret.key === undefined ? arn : `${arn}:${secret.key}::`;
}

/** What a role needs to read exactly these secrets: a node's, or that with which ECS starts a task, which asks by another action. */
export function planSecretStatements(secrets: Secrets, account: Account, reader: "action" | "ecs" = "action") {
  return services.flatMap(({ kind, service, sid, [reader]: action }) => {
    const these = byName(secrets).flatMap(([, secret]) => (kind in secret ? [secret] : []));
    if (these.length === 0) return [];
    const resources = [...new Set(these.map((secret) => arnOf(secret, account)))].sort();
    const keys = [...new Set(these.flatMap(({ kmsKeyArn }) => kmsKeyArn ?? []))].sort();
    const decrypt = {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keys,
      Condition: {
        StringEquals: { "kms:ViaService": [...new Set(keys.flatMap((key) => viaService(service, key)))].sort() },
      },
    };
    const read = { Sid: sid, Effect: "Allow", Action: action, Resource: resources };
    return keys.length === 0 ? [read] : [read, { Sid: `${sid}Keys`, ...decrypt }];
  });
}
