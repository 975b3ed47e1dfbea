import { entriesOf } from "../../../model/settings/entries";
import type { SettingsRules } from "../../../model/settings/rule";

const keyForm =
  /^(?:(?=[^/]{1,253}\/)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const valueForm = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const own = /^(?:vipkit|app\.kubernetes\.io|kubernetes\.io|k8s\.io)\//;

/** What Kubernetes takes as labels. */
export const labelRules: SettingsRules<Record<string, string>> = {
  "labels-legal": (labels, say) => {
    for (const [name, value] of entriesOf(labels)) {
      if (own.test(name))
        say([name], { problem: "this toolkit or Kubernetes sets labels of that prefix", fix: "choose another prefix" });
      else if (!keyForm.test(name))
        say([name], {
          problem: "not a label's name",
          allowed: "letters, digits, ._- up to 63 characters, a domain and a slash before it",
        });
      else if (!valueForm.test(value))
        say([name], {
          problem: "not a label's value",
          allowed: "letters, digits and ._- up to 63 characters, a letter or digit at both ends",
        });
    }
  },
};
