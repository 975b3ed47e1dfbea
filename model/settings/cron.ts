import { Cron } from "croner";

const longest = 100;

/** Why a schedule is not the five fields that AWS takes, or nothing when it is. */
export function cronProblem(recurrence: string): string | undefined {
  const fields = recurrence.trim().split(/\s+/);
  if (recurrence.length > longest) return "too long for a schedule";
  if (fields.length !== 5) return `has ${recurrence.trim() === "" ? 0 : fields.length} fields`;
  // Names and signs of other cron dialects, which AWS does not know.
  if (/[LW#?@]/.test(recurrence.replace(/\b(?:JUL|WED)\b/gi, ""))) return "uses signs that AWS does not know";
  try {
    new Cron(recurrence, { paused: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? "has a field out of range" : "cannot be read";
  }
}

/** Whether the name is one of the IANA time zones. */
export function isTimeZone(name: string): boolean {
  if (name === "UTC") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Z]/.test(name);
  } catch {
    return false;
  }
}
