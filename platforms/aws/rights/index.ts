import { type Answer, joined, type RightsTable } from "../../../model/analysis/rights/types";
import type { Graph } from "../../../model/graph";
import type { Statement } from "../policy-document";
import { type AccessRequest, decideAccess } from "../policy-document/decision";
import { accountOf } from "./arns";
import { duties } from "./duties";
import { type RoleRights, rolesOf } from "./principals";
import { type Asked, requestsOf } from "./requests";
import { anySecret, secretRequests } from "./secrets";

const answers = {
  allowed: "yes",
  explicitDeny: "no",
  implicitDeny: "no",
  unknown: "unknown",
} as const satisfies Record<string, Answer>;

const everything: Statement = {
  allows: true,
  actions: ["*"],
  resources: ["*"],
  ...{ notActions: [], notResources: [], principals: [], notPrincipals: [], conditions: {} },
};

/**
 * What cannot be read is taken at its most: a policy as one that allows everything, a ceiling as none. What is refused even so is refused; what is
 * allowed is not known, since a policy may refuse it too.
 */
function answerTo({ identity, boundary, unread, unreadBoundary }: RoleRights, request: AccessRequest): Answer {
  const most = unread.length === 0 ? identity : [...identity, [everything]];
  const answer = answers[decideAccess({ identity: most, boundary }, request)];
  const isWhole = unread.length === 0 && unreadBoundary === undefined;
  return answer === "yes" && !isWhole ? "unknown" : answer;
}

/** Duties of the program, each with what it asks for; one of which the program has nothing is not among them. */
function dutiesOf(
  graph: Graph,
  roles: readonly RoleRights[],
): readonly (readonly [name: string, asked: readonly Asked[]])[] {
  const account = accountOf(graph);
  const own = Object.entries(duties).map(
    ([name, calls]) => [name, calls.flatMap((call) => requestsOf(call, graph, account, roles) ?? [])] as const,
  );
  const named = secretRequests(roles);
  const secrets =
    named.length === 0 ? [] : [{ requests: named, text: `the values of ${named.length} that policies name` }];
  const others = { requests: [anySecret(account)], text: "secretsmanager:GetSecretValue on any other of the account" };
  return [...own, ["read the workloads' secrets", secrets] as const, ["read other secrets", [others]] as const].filter(
    ([, asked]) => asked.length > 0,
  );
}

/**
 * Who may do what with the resources of a program, by the policies that it writes. As if the conditions on second factor and address were met;
 * resource policies, service control policies and what else the account grants are not in it.
 */
export function rightsOf(graph: Graph): RightsTable {
  const roles = rolesOf(graph);
  const asked = dutiesOf(graph, roles);
  return {
    principals: roles.map(({ name, kind, takenBy }) => ({ name, kind, takenBy })),
    duties: asked.map(([name, calls]) => ({ name, asks: calls.map(({ text }) => text) })),
    answers: asked.map(([, calls]) =>
      roles.map((role) => joined(calls.flatMap(({ requests }) => requests.map((request) => answerTo(role, request))))),
    ),
    dated: roles.flatMap(({ name, dated }) => dated.map((policy) => `${policy}, of ${name}`)),
    unread: roles.flatMap(({ name, unread, unreadBoundary }) =>
      [...unread, ...(unreadBoundary === undefined ? [] : [unreadBoundary])].map((policy) => `${policy} of ${name}`),
    ),
  };
}
