import { entryRepeats } from "../../../model/settings/repeats";
import type { Report, SettingsRules, ValidPart } from "../../../model/settings/rule";
import { mostPolicies, policiesOf } from "./plan";
import type { AccessShape } from "./schema";

type Access = ValidPart<AccessShape>;

/** Roles of people. */
const people = ["admin", "operator", "viewer"] as const;
/** Roles of pipelines. */
const pipelines = ["deploy", "preview"] as const;

const identityCenter = /^arn:[^:]+:iam::\d{12}:role\/aws-reserved\/sso\.amazonaws\.com\//;
const isRole = (arn: string): boolean => /^arn:[^:]+:iam::\d{12}:role\//.test(arn);

function someRole(access: Access, say: Report): void {
  if ([...people, ...pipelines].some((role) => access[role] !== undefined)) return;
  const fix = "add one such as viewer: { users: [...] }, or take access out";
  say([], { problem: "has no role: it would allow nothing", fix });
}

/** A star beyond what Identity Center makes up would let in roles that are yet to be made. */
function namedUsers(access: Access, say: Report): void {
  for (const role of people) {
    for (const [index, user] of (access[role]?.users ?? []).entries()) {
      if (user === undefined || !user.includes("*") || identityCenter.test(user)) continue;
      const fix = "name the users and roles; stars are for roles of IAM Identity Center";
      say([role, "users", index], { problem: "has a star: whatever is named so later may take the role on", fix });
    }
    for (const [index, user] of (access[role]?.users ?? []).entries()) {
      const set = user === undefined || !identityCenter.test(user) ? undefined : user.split("/").at(-1);
      if (set === undefined || /^AWSReservedSSO_[\w+=,.@-]+_\*$/.test(set)) continue;
      const problem = "does not name one permission set";
      say([role, "users", index], { problem, fix: "end it as AWSReservedSSO_<permission set>_*" });
    }
  }
}

/** A session by Identity Center has shown its second factor there, and AWS has no word of it. */
function factorShown(access: Access, say: Report): void {
  for (const role of people) {
    const { mfa, users = [] } = access[role] ?? {};
    if (mfa !== true || !users.some((user) => user !== undefined && identityCenter.test(user))) continue;
    say([role, "mfa"], {
      problem: "roles of IAM Identity Center carry no aws:MultiFactorAuthPresent: they could never take this role on",
      fix: "write mfa: false, and ask for the second factor in Identity Center; or name users of IAM",
    });
  }
}

/** Form of a subject by its issuer: what it begins with, and how much of it must be named. */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly text: string }>> = {
  "token.actions.githubusercontent.com": {
    form: /^repo:[\w.@-]+\/[\w.@-]+:(?!\*$).+$/,
    text: "repo:<owner>/<repository>:<environment, branch or tag>, such as repo:shop/infra:environment:prod",
  },
  "gitlab.com": {
    form: /^project_path:[\w.-]+(?:\/[\w.-]+)+:ref_type:(?:branch|tag):ref:.+$/,
    text: "project_path:<group>/<project>:ref_type:branch:ref:<branch>",
  },
};

function narrowSubjects(access: Access, say: Report): void {
  for (const role of pipelines) {
    const { issuer, subjects = [] } = access[role] ?? {};
    if (issuer === undefined) continue;
    const known = forms[issuer];
    for (const [index, subject] of subjects.entries()) {
      if (subject === undefined) continue;
      const path = [role, "subjects", index];
      const isWide = known === undefined ? /^[*?:/\w-]*\*/.test(subject) && !/[:/]\w[^*?]*[:/]/.test(subject) : false;
      if (known !== undefined && !known.form.test(subject)) {
        say(path, { problem: `no subject of ${issuer} that names a workflow of yours`, allowed: known.text });
      } else if (isWide) {
        say(path, { problem: "does not name whose workflow it is", fix: "name the project before the first star" });
      }
    }
  }
}

/** Any author of a pull request writes the workflow that runs for it. */
function reviewedDeploys(access: Access, say: Report): void {
  for (const [index, subject] of (access.deploy?.subjects ?? []).entries()) {
    if (subject === undefined || !/:pull_request(?::|$)/.test(subject)) continue;
    const fix = "name a protected branch or environment; pull requests are for access.preview";
    say(["deploy", "subjects", index], { problem: "lets an author of a pull request change production", fix });
  }
}

function oneProvider(access: Access, say: Report): void {
  if (access.createProvider !== true) return;
  const issuers = pipelines.flatMap((role) => access[role]?.issuer ?? []);
  if (issuers.length === 0) {
    say(["createProvider"], { problem: "no pipeline would use it", fix: "add deploy or preview, or take it out" });
  } else if (new Set(issuers).size > 1) {
    const fix = "make the providers beside the cluster, and take this out";
    say(["createProvider"], { problem: `the pipelines have two issuers, ${issuers.join(" and ")}`, fix });
  }
}

function distinct(access: Access, say: Report): void {
  for (const role of people) {
    for (const kind of ["users", "sourceAddresses", "managedPolicyArns"] as const) {
      entryRepeats(access[role]?.[kind] ?? [], [role, kind], say);
    }
  }
  for (const role of pipelines) {
    for (const kind of ["subjects", "managedPolicyArns"] as const) {
      entryRepeats(access[role]?.[kind] ?? [], [role, kind], say);
    }
  }
  entryRepeats(access.nodeServices ?? [], ["nodeServices"], say);
}

/** A role that has all of its own policies takes few of yours. */
function policiesFit(access: Access, say: Report): void {
  for (const role of [...people, ...pipelines]) {
    const own = policiesOf[role].length;
    const yours = access[role]?.managedPolicyArns?.length ?? 0;
    if (own + yours <= mostPolicies) continue;
    const problem = `${yours} beside the role's own ${own}: AWS attaches ${mostPolicies} to a role`;
    say([role, "managedPolicyArns"], { problem, fix: `join them into ${mostPolicies - own}` });
  }
}

const beyond = ["iam", "organizations", "account", "sso", "sts"];

function ceilingHolds(access: Access, say: Report): void {
  for (const [index, service] of (access.nodeServices ?? []).entries()) {
    if (service === undefined || !beyond.includes(service)) continue;
    const problem = "would let a node give itself rights: the ceiling would be none";
    say(["nodeServices", index], { problem, fix: "take it out, and let a role outside of the cluster do that work" });
  }
  if (access.permissionsBoundary === undefined || (access.nodeServices ?? []).length === 0) return;
  const problem = "your own permissionsBoundary decides what nodes may do at most";
  say(["nodeServices"], { problem, fix: "take one of the two out" });
}

export const accessRules: SettingsRules<AccessShape> = {
  "some-access-role": someRole,
  "access-users-named": namedUsers,
  "second-factor-shown": factorShown,
  "workflow-subjects-narrow": narrowSubjects,
  "deploys-reviewed": reviewedDeploys,
  "one-identity-provider": oneProvider,
  "boundary-holds": ceilingHolds,
  "policies-fit-role": policiesFit,
  "entries-distinct": distinct,
};

/** A role that takes another one on has a session of an hour at most, whatever the second one allows. */
function chained(access: Access, say: Report): void {
  for (const role of people) {
    const { users = [], sessionDuration } = access[role] ?? {};
    if (sessionDuration === undefined || sessionDuration <= 3600) continue;
    const index = users.findIndex((user) => user !== undefined && isRole(user));
    if (index < 0) continue;
    const problem = "a role that takes this one on has a session of 3600 seconds at most (role chaining)";
    say([role, "sessionDuration"], { problem, fix: "write 3600, or name users" });
  }
}

/** Without either, a password that has leaked is enough. */
function unguarded(access: Access, say: Report): void {
  for (const role of ["admin", "operator"] as const) {
    const { mfa, sourceAddresses = [], users = [] } = access[role] ?? {};
    if (mfa !== false || sourceAddresses.length > 0) continue;
    if (users.every((user) => user === undefined || identityCenter.test(user))) continue;
    const problem = "neither a second factor nor an address is asked for: keys that have leaked are enough";
    say([role, "mfa"], { problem, fix: "write true, or name sourceAddresses" });
  }
}

export const accessCautions: SettingsRules<AccessShape> = {
  "role-chaining": chained,
  "access-guarded": unguarded,
};
