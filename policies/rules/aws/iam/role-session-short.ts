import { types } from "../../../../platforms/aws/catalog/types";
import { statementsOf } from "../../../queries/documents";
import { identityGuide } from "../../../queries/links";
import { fact, type Rule } from "../../../rule";

/** Seconds: half a working day. */
const longest = 14400;

const isService = (principal: string): boolean => /\.amazonaws\.(?:com|eu)(?:\.cn)?$/.test(principal);

export const roleSessionShort: Rule = {
  id: "role-session-short",
  title: "Sessions of people and pipelines end within four hours",
  why: "Keys of a session that were carried off work until it ends, and no policy takes them back by itself.",
  remediation: "Lower maxSessionDuration to 14400 or less, and let the tool take the role on anew.",
  url: identityGuide("id_roles_update-role-settings"),
  severity: "low",
  decision: "AWS allows 43200 seconds; the four hours are this toolkit's own choice.",
  types: [types.role],
  scope: "resource",
  *check(role) {
    const duration = role.number("maxSessionDuration") ?? 0;
    if (duration <= longest) return;
    const principals = (statementsOf(role, "assumeRolePolicy") ?? []).flatMap((statement) => statement.principals);
    if (principals.length > 0 && principals.every(isService)) return;
    yield fact("maxSessionDuration", `is ${duration} seconds; expected ${longest} or less`);
  },
};
