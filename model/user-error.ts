/** A mistake of the user's, or of the machine: printed as it is, without a stack trace. */
export class UserError extends Error {
  constructor(
    message: string,
    /** The process's exit code: 1 for what went wrong, 2 for wrong usage, 128 and its number for what a signal ended. */
    readonly exitCode: 1 | 2 | 129 | 130 | 143 = 1,
  ) {
    super(message);
    this.name = "UserError";
  }
}
