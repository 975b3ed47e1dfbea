/** One field of a log's line. */
interface LogField {
  readonly name: string;
  /** Whether it stands in quotes, and may hold blanks. */
  readonly isQuoted?: true;
}

/** A log that can be asked. */
export interface LogTable {
  readonly name: LogSource;
  /** What it has a line for. */
  readonly of: string;
  /** In the order of the line; of JSON by name. */
  readonly fields: readonly LogField[];
  readonly form: "line" | "json";
  /** Where it lies below the bucket's prefix, as Athena's LOCATION ends; `<account>` and `<region>` stand for what is known there. */
  readonly location: string;
  /** The file that the twin writes; absent where it writes none. */
  readonly twinFile?: string;
}

export type LogSource = "access" | "connection" | "health_check" | "flow" | "waf";

/** Names in the line's order; what stands in quotes ends with `"`. */
const fields = (names: string): readonly LogField[] =>
  names.split(/\s+/).map((name) => (name.endsWith('"') ? { name: name.slice(0, -1), isQuoted: true } : { name }));

const balancerLogs = "AWSLogs/<account>/elasticloadbalancing/<region>/";

/** Sources: Application Load Balancers user guide, log entries of each log; Amazon VPC user guide, flow log records; AWS WAF developer guide, log fields; read 2026-11-30. */
export const logTables: Readonly<Record<LogSource, LogTable>> = {
  access: {
    ...{ name: "access", of: "each request to an application load balancer", form: "line", location: balancerLogs },
    fields: fields(
      `type time elb client target request_processing_time target_processing_time response_processing_time
      elb_status_code target_status_code received_bytes sent_bytes request" user_agent" ssl_cipher ssl_protocol
      target_group_arn trace_id" domain_name" chosen_cert_arn" matched_rule_priority request_creation_time
      actions_executed" redirect_url" error_reason" target_list" target_status_code_list" classification"
      classification_reason" conn_trace_id`,
    ),
    twinFile: "access.log",
  },
  connection: {
    ...{ name: "connection", of: "each connection to an application load balancer", form: "line" },
    location: `connections/${balancerLogs}`,
    fields: fields(
      `time client_ip client_port listener_port tls_protocol tls_cipher tls_handshake_latency
      leaf_client_cert_subject" leaf_client_cert_validity leaf_client_cert_serial_number tls_verify_status
      conn_trace_id tls_keyexchange`,
    ),
    twinFile: "connection.log",
  },
  health_check: {
    ...{ name: "health_check", of: "each health check of an application load balancer", form: "line" },
    location: `health-checks/${balancerLogs}`,
    fields: fields("type time latency target target_group status status_code reason elb node"),
    twinFile: "health_check.log",
  },
  flow: {
    ...{ name: "flow", of: "each flow of a VPC, version 2", form: "line" },
    location: "AWSLogs/<account>/vpcflowlogs/<region>/",
    fields: fields(
      `version account_id interface_id srcaddr dstaddr srcport dstport protocol packets bytes start_time end_time
      action log_status`,
    ),
  },
  waf: {
    ...{ name: "waf", of: "each request that a web ACL judged", form: "json" },
    location: "AWSLogs/<account>/WAFLogs/<region>/",
    fields: fields("timestamp action terminatingruleid httprequest"),
  },
};

/** Columns of JSON that hold more than a text. */
const jsonTypes: Readonly<Record<string, string>> = {
  timestamp: "bigint",
  httprequest: "struct<clientip:string,country:string,httpmethod:string,uri:string>",
};

/** Names that Athena takes in backticks only. */
const quotedName = (name: string): string => `\`${name}\``;

/** The table as Athena makes it over the bucket. */
export function athenaTable(table: LogTable, bucket: string): string {
  const columns = table.fields.map(
    ({ name }) => `  ${quotedName(name)} ${table.form === "json" ? (jsonTypes[name] ?? "string") : "string"}`,
  );
  return [
    `CREATE EXTERNAL TABLE IF NOT EXISTS vipkit_${table.name} (`,
    columns.join(",\n"),
    ")",
    ...(table.form === "json"
      ? ["ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'"]
      : [
          "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
          `WITH SERDEPROPERTIES ('input.regex' = '${lineExpression(table)}')`,
        ]),
    `LOCATION 's3://${bucket}/${table.location}'`,
    ...(table.name === "flow" ? ["TBLPROPERTIES ('skip.header.line.count' = '1')"] : []),
  ].join("\n");
}

/** A group for each field; what later versions of the line add behind is left alone. */
export const lineExpression = ({ fields: all }: Pick<LogTable, "fields">): string =>
  `${all.map(({ isQuoted }) => (isQuoted === true ? '"([^"]*)"' : "([^ ]*)")).join(" ")}.*`;
