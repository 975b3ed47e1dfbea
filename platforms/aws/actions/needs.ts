/** What a change of one resource asks AWS for, as IAM actions. */
export interface Needs {
  readonly create: readonly string[];
  /** By a refresh and before an update. */
  readonly read: readonly string[];
  readonly update: readonly string[];
  readonly delete: readonly string[];
}

/** Kinds of calls, in the order of a resource's life. */
export const verbs = ["create", "read", "update", "delete"] as const satisfies readonly (keyof Needs)[];

/** The actions of one service, each verb's as a text with a space between names; one of another service has its prefix: `iam:PassRole`. */
export const needsOf =
  (service: string) =>
  (calls: Readonly<Record<keyof Needs, string>>): Needs => {
    const list = (text: string) =>
      text.split(" ").flatMap((name) => {
        if (name === "") return [];
        return [name.includes(":") ? name : `${service}:${name}`];
      });
    return {
      create: list(calls.create),
      read: list(calls.read),
      update: list(calls.update),
      delete: list(calls.delete),
    };
  };
