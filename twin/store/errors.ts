/** The store could not be read or written: which file, what happened, what to do. */
export class StoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StoreError";
  }
}

const causes: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the device; free some",
  EDQUOT: "the disk quota is used up; free some space",
  EROFS: "the file system is read-only; make it writable",
  EACCES: "permission denied; make the folder writable for you",
  EPERM: "permission denied; make the folder writable for you",
  EIO: "the disk failed",
  EMFILE: "too many files are open; raise the limit with `ulimit -n`",
};

/** The reason of a failed file operation in the user's words. */
export function causeOf(error: unknown): string {
  const code = errorCode(error);
  const known = code === undefined ? undefined : causes[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** `ENOENT`, `EACCES`, ... */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
