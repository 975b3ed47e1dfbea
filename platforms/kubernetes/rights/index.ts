import { type Answer, joined, type Principal, type RightsTable } from "../../../model/analysis/rights/types";
import { type Graph, ifKnown, type ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { type Call, duties } from "./duties";

interface BoundRole extends Principal {
  /** Undefined where the role is not in the program: `cluster-admin` and the like. */
  readonly role: ResourceReader | undefined;
}

const roleTypes: readonly string[] = [types.role, types.clusterRole];
const nameOf = (view: ResourceReader): string => ifKnown(() => view.text("metadata.name")) ?? view.resource.name;

/** Whether a rule speaks of a call: RBAC only adds, and a star is all. */
function answerOf(rule: ResourceReader, { verb, group, resource }: Call): Answer {
  const lists = [
    ["apiGroups", group],
    ["resources", resource],
    ["verbs", verb],
  ] as const;
  const isNamed = ifKnown(() =>
    lists.every(([property, wanted]) => {
      const texts = rule.texts(property);
      return texts.includes(wanted) || texts.includes("*");
    }),
  );
  if (isNamed === undefined) return "unknown";
  if (!isNamed) return "no";
  return rule.items("resourceNames").length > 0 ? "some" : "yes";
}

function answerTo({ role }: BoundRole, call: Call): Answer {
  if (role === undefined) return "unknown";
  const answers = role.items("rules").map((rule) => answerOf(rule, call));
  return (["yes", "unknown", "some"] as const).find((answer) => answers.includes(answer)) ?? "no";
}

/** Each binding: the role, and those that it is given to. */
function boundRoles(graph: Graph): readonly BoundRole[] {
  return graph.ofType(types.roleBinding, types.clusterRoleBinding).map((binding) => {
    const kind = ifKnown(() => binding.text("roleRef.kind")) ?? "Role";
    const name = ifKnown(() => binding.text("roleRef.name")) ?? "";
    const subjects = binding.items("subjects");
    const kinds = subjects.map((subject) => ifKnown(() => subject.text("kind")) ?? "User");
    const role = graph
      .ofType(...roleTypes)
      .find((one) => nameOf(one) === name && one.resource.type.endsWith(`:${kind}`));
    return {
      name,
      kind: kinds.length > 0 && kinds.every((one) => one === "ServiceAccount") ? "service" : "people",
      takenBy: subjects.map((subject, index) => `${kinds[index]} ${ifKnown(() => subject.text("name")) ?? "?"}`),
      role,
    };
  });
}

const textOf = ({ verb, group, resource }: Call): string => `${verb} ${resource}${group === "" ? "" : `.${group}`}`;

/** Who may do what with the objects of a program, by its roles and bindings. What the cluster grants besides is not in it. */
export function rightsOf(graph: Graph): RightsTable {
  const order = ["people", "service"];
  const roles = [...boundRoles(graph)].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
  return {
    principals: roles.map(({ name, kind, takenBy }) => ({ name, kind, takenBy })),
    duties: Object.entries(duties).map(([name, calls]) => ({ name, asks: calls.map(textOf) })),
    answers: Object.values(duties).map((calls) =>
      roles.map((role) => joined(calls.map((call) => answerTo(role, call)))),
    ),
    dated: [],
    unread: roles.flatMap(({ name, role }) => (role === undefined ? [`role ${name}`] : [])),
  };
}
