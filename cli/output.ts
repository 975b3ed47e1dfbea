const write = process.stdout.write.bind(process.stdout);

/** Prints a command's answer. */
export function print(text: string): void {
  write(`${text}\n`);
}

/** Whether there is still a reader of what is printed. */
export const isRead = (): boolean => process.stdout.writable;

/**
 * From here on standard output is the command's alone: what a user's program prints goes to standard error, so that JSON stays JSON.
 */
export function keepOutput(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr);
}
