/**
 * A configuration key with its namespace: `cluster` is the project's, and `aws:config:region` an old spelling of `aws:region`
 * (sdk/go/common/resource/config/key.go). Undefined for what is no key.
 */
export function parseKey(written: string, project: string): string | undefined {
  const parts = written.split(":");
  const [first = "", second = "", third = ""] = parts;
  if (parts.length === 1) return `${project}:${written}`;
  if (parts.length === 2) return written;
  return parts.length === 3 && second === "config" ? `${first}:${third}` : undefined;
}
