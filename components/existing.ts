import type { Problem } from "./errors";
import type { LookUp } from "./look-up";

/** How an existing resource is named: by its ARN, which may be another stack's output, or by what it is looked up by. */
interface ExistingWiring<Arn> {
  readonly arn?: Arn | undefined;
  readonly lookUp?: LookUp | undefined;
}

/** What is wrong with how an existing resource is named. `form`: an example of its ARN, which a plain one is held against. */
export function existingProblems(
  { arn, lookUp }: ExistingWiring<unknown>,
  form: { readonly isArn: (text: string) => boolean; readonly example: string },
): readonly Problem[] {
  if ((arn === undefined) === (lookUp === undefined)) {
    const got = arn === undefined ? "neither" : "both";
    return [{ path: "arn", message: `either arn or lookUp, got ${got}; lookUp: { name } or { tags } asks AWS for it` }];
  }
  if (typeof arn === "string" && !form.isArn(arn)) {
    return [{ path: "arn", message: `no such ARN, got "${arn}"; write one like ${form.example}` }];
  }
  if (lookUp !== undefined && "tags" in lookUp && Object.keys(lookUp.tags).length === 0) {
    return [{ path: "lookUp.tags", message: "no tag, got {}; name tags that it alone has" }];
  }
  return [];
}

/** Options that only what makes a resource may set, given for an existing one. */
export const foreignOptions = (rest: object, what: string): readonly Problem[] =>
  Object.keys(rest).map((path) => ({
    path,
    message: `no option of an existing ${what}; leave it out: what makes the ${what} sets it`,
  }));
