import { workloadTypes } from "../../../../platforms/kubernetes/catalog/types";
import { everyContainer } from "../../../../platforms/kubernetes/objects/pods";
import { each } from "../../../evaluate";
import { kubernetesDocs } from "../../../queries/links";
import type { Rule } from "../../../rule";

/** `DB_PASSWORD`, but neither `PASSWORD_FILE` nor `TOKEN_URL`. */
const delicate = /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i;

export const podNoSecretsInEnv: Rule = {
  id: "pod-no-secrets-in-env",
  title: "Pods hold no secret as a plain value",
  why: "Everything that may read the pod's object reads the secret too: it stands in the state, in backups and in audit logs.",
  remediation: "Put it into a Secret, and mount that or refer to it with valueFrom.",
  url: kubernetesDocs("concepts/configuration/secret"),
  severity: "high",
  controls: { trivy: ["KSV-0109"] },
  types: workloadTypes,
  scope: "resource",
  *check(workload) {
    yield* each(everyContainer(workload), (container) =>
      each(container.items("env"), function* (variable) {
        const name = variable.text("name") ?? "";
        if (!delicate.test(name) || !variable.has("value")) return;
        const value = variable.at("value");
        if (value.isKnown && value.known() === "") return;
        yield {
          property: `${variable.path}.name`,
          problem: `${variable.path} gives ${name} a plain value; expected valueFrom`,
        };
      }),
    );
  },
};
