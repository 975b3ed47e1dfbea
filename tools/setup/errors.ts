/** What set-up cannot do by itself, with what the user can do about it. Printed as it is, without a stack trace. */
export class SetupError extends Error {
  readonly exitCode = 1;

  constructor(message: string) {
    super(message);
    this.name = "SetupError";
  }
}
