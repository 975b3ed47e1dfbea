/** A mistake of the user's, or of the machine: printed as it is, without a stack trace. */
export class UserError extends Error {
  constructor(
    message: string,
    /** The process's exit code: 1 for what went wrong, 2 for wrong usage. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = "UserError";
  }
}
