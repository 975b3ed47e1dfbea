/** What a call of one kind would be answered: on all that it speaks of, on some of it, on none; or a part that decides is not known. */
export type Answer = "yes" | "some" | "no" | "unknown";

/** One that may be signed in as: a role, an account of a service. */
export interface Principal {
  /** As the platform knows it. */
  readonly name: string;
  /** `people` sign in, `pipeline`s come with a token, a `service` is the cluster's own. */
  readonly kind: "people" | "pipeline" | "service";
  /** Who may take it on, and what for that must hold, in words. */
  readonly takenBy: readonly string[];
}

/** One thing that is done with a cluster. */
interface Duty {
  /** `shift weights`. */
  readonly name: string;
  /** What it speaks of: `elasticloadbalancing:ModifyListener on 2 listeners`. */
  readonly asks: readonly string[];
}

/** Who may do what. */
export interface RightsTable {
  readonly principals: readonly Principal[];
  readonly duties: readonly Duty[];
  /** By duty, then by principal, in their orders. */
  readonly answers: readonly (readonly Answer[])[];
  /** What could not be read and could decide: `arn:aws:iam::aws:policy/ReadOnlyAccess of auditors`. */
  readonly unread: readonly string[];
  /** Policies of the vendor whose text is from a table, each with its day and the role that has it. */
  readonly dated: readonly string[];
}

/** One answer for several calls. */
export function joined(answers: readonly Answer[]): Answer {
  if (answers.includes("unknown")) return "unknown";
  const [first = "no"] = answers;
  return answers.every((answer) => answer === first) ? first : "some";
}
