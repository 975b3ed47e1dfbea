import type { Principal } from "../../../model/analysis/rights/types";
import type { Graph, ResourceReader } from "../../../model/graph";
import { types } from "../catalog/types";
import { managedPolicy, tableDate } from "../managed-policies";
import { type Statement } from "../policy-document";
import { statementsOf } from "../policy-document/statements-of";

/** A role of IAM and all that says what it may do. */
export interface RoleRights extends Principal {
  readonly view: ResourceReader;
  /** Of its policies, one each. */
  readonly identity: readonly (readonly Statement[])[];
  /** Its permissions boundary: undefined where it has none. */
  readonly boundary: readonly Statement[] | undefined;
  /** Policies whose text is not in the program. */
  readonly unread: readonly string[];
  /** Policies of AWS whose text is read from a table, each with its day. */
  readonly dated: readonly string[];
  /** The boundary, where its text is not in the program. */
  readonly unreadBoundary: string | undefined;
}

interface Policies {
  readonly read: readonly (readonly Statement[])[];
  readonly unread: readonly string[];
  readonly dated: readonly string[];
}

/** A policy by its ARN: one of the program, or one of AWS whose text a table has. */
function byArn(graph: Graph, arn: string): Policies {
  const [policy] = graph.findByIdOrArn(arn, types.policy);
  if (policy !== undefined) return readOf(policy, "policy");
  const statements = managedPolicy(arn);
  return statements === undefined
    ? { read: [], unread: [arn], dated: [] }
    : { read: [statements], unread: [], dated: [`${arn}, as AWS had it on ${tableDate}`] };
}

/** The policy that a property names: its statements, or its name where the text is elsewhere. */
function policyAt(graph: Graph, view: ResourceReader, property: string, of: ResourceReader): Policies {
  const [policy] = graph.dependenciesOf(of, property.replace(/\[.*$/, ""), types.policy);
  const text = view.at(property);
  if (policy !== undefined) return readOf(policy, "policy");
  const arn = text.isKnown ? view.text(property) : undefined;
  return arn === undefined ? { read: [], unread: [text.path], dated: [] } : byArn(graph, arn);
}

function readOf(view: ResourceReader, property: string): Policies {
  const part = view.at(property);
  const statements = part.isKnown ? statementsOf(view, property) : undefined;
  return statements === undefined
    ? { read: [], unread: [`${view.resource.name}.${part.path}`], dated: [] }
    : { read: [statements], unread: [], dated: [] };
}

function identityOf(graph: Graph, role: ResourceReader): Policies {
  const attached = graph
    .dependents(role, types.rolePolicyAttachment, "role")
    .map((attachment) => policyAt(graph, attachment, "policyArn", attachment));
  const own = graph.dependents(role, types.rolePolicy, "role").map((policy) => readOf(policy, "policy"));
  const inline = role.items("inlinePolicies").map((policy) => readOf(policy, "policy"));
  const managed = role.items("managedPolicyArns").map((item) => {
    const arn = item.isKnown ? item.known() : undefined;
    return typeof arn === "string" ? byArn(graph, arn) : { read: [], unread: [item.path], dated: [] };
  });
  const all = [...attached, ...own, ...inline, ...managed];
  return {
    read: all.flatMap(({ read }) => read),
    unread: all.flatMap(({ unread }) => unread),
    dated: all.flatMap(({ dated }) => dated),
  };
}

const boundaryOf = (graph: Graph, role: ResourceReader): Policies | undefined =>
  role.has("permissionsBoundary") ? policyAt(graph, role, "permissionsBoundary", role) : undefined;

const conditionText = ({ conditions }: Statement): string => {
  const keys = Object.values(conditions).flatMap((tests) => Object.entries(tests));
  return keys.map(([key, value]) => `${key} ${[value].flat().map(String).join(" or ")}`).join(", ");
};

/** Who takes a role on: the kind of it, and each principal with what must hold. */
function trustOf(role: ResourceReader): Pick<Principal, "kind" | "takenBy"> {
  const part = role.at("assumeRolePolicy");
  const statements = (part.isKnown ? statementsOf(role, "assumeRolePolicy") : undefined) ?? [];
  const allows = statements.filter((statement) => statement.allows);
  const takenBy = allows.flatMap((statement) => {
    const holds = conditionText(statement);
    return statement.principals.map((principal) => (holds === "" ? principal : `${principal} if ${holds}`));
  });
  const principals = allows.flatMap((statement) => statement.principals);
  const isService = principals.length > 0 && principals.every((principal) => /\.amazonaws\.(?:com|eu)/.test(principal));
  const isToken = principals.some((principal) => /:(?:oidc|saml)-provider\//.test(principal));
  return { kind: isService ? "service" : isToken ? "pipeline" : "people", takenBy };
}

/** Every role of the program, people's first. */
export function rolesOf(graph: Graph): readonly RoleRights[] {
  const order = ["people", "pipeline", "service"];
  return graph
    .ofType(types.role)
    .map((view) => {
      const boundary = boundaryOf(graph, view);
      const { read: identity, unread, dated } = identityOf(graph, view);
      const [ceiling] = boundary?.read ?? [];
      return {
        name: view.resource.name,
        ...trustOf(view),
        view,
        identity,
        boundary: ceiling,
        unread,
        dated: [...dated, ...(boundary?.dated ?? [])],
        unreadBoundary: boundary?.unread[0],
      };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}
