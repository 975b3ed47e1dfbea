import { types } from "../../../../platforms/aws/catalog/types";
import { allowsAnyPrincipal, isService, keyPolicies } from "../../../queries/grants";
import { monitoringGuide } from "../../../queries/links";
import { isOutside } from "../../../queries/outside";
import { fact, type Rule } from "../../../rule";

const logsGuide = monitoringGuide("encrypt-log-data-kms").replace("/monitoring/", "/logs/");
const actions = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"];

export const logGroupKeyAdmitsLogs: Rule = {
  id: "log-group-key-admits-logs",
  title: "The key of a log group lets CloudWatch Logs use it",
  why: "AWS refuses to create a log group whose key does not admit the service; taken away later, nothing is written and nothing can be read.",
  remediation:
    "Let the key's policy allow kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* to logs.<region>.amazonaws.com.",
  url: logsGuide,
  severity: "high",
  decision: "The policy of a key of another program cannot be seen: the verdict is unknown.",
  types: [types.logGroup],
  scope: "stack",
  applies: (group, graph) => graph.dependenciesOf(group, "kmsKeyId", types.key).length > 0,
  outside: (group, graph) => (isOutside(group, "kmsKeyId", graph, types.key, types.keyAlias) ? "key" : undefined),
  *check(group, graph) {
    for (const key of graph.dependenciesOf(group, "kmsKeyId", types.key)) {
      const missing = actions.filter(
        (action) => !allowsAnyPrincipal(keyPolicies(key, graph), action, isService("logs")),
      );
      if (missing.length > 0) {
        yield fact(
          "kmsKeyId",
          `is that of ${key.resource.name}, whose policy does not allow ${missing.join(", ")} to CloudWatch Logs`,
        );
      }
    }
  },
};
