const known = new Map<string, RegExp>();
const mostKnown = 2048;

function expressionOf(pattern: string, flags: "" | "i"): RegExp {
  const key = `${flags} ${pattern}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  // Stars in a row mean what one means, and would make the expression slow.
  const literal = pattern.replace(/\*+/g, "*").replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${literal.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`, flags);
  if (known.size < mostKnown) known.set(key, expression);
  return expression;
}

/** IAM's wildcards: `*` is any text, `?` one character. */
export const matches = (pattern: string, text: string): boolean => expressionOf(pattern, "").test(text);

/** Actions are the same in capitals: `S3:putObject` is `s3:PutObject`. */
export const matchesAction = (pattern: string, action: string): boolean => expressionOf(pattern, "i").test(action);

/** A pattern of wildcards alone. */
export const isEverything = (pattern: string): boolean => /^\*[*?]*$/.test(pattern);

export const hasWildcard = (pattern: string): boolean => /[*?]/.test(pattern);
