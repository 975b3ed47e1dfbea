import { isList, isProps, type Json, type Props, toProps } from "../../../model/graph/json";

/** One field that the API server refuses. */
export interface Cause {
  /** `spec.template.spec.containers[0].image`; empty where the whole object is meant. */
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

/** What the API server answered in place of success. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly code: number,
    /** `NotFound`, `AlreadyExists`, `Invalid`, `Conflict`, ... */
    readonly reason: string,
    message: string,
    readonly causes: readonly Cause[] = [],
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.code === 404;

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Reads a `Status` object; a body that is none is quoted as it is. */
export function toApiError(code: number, body: string): ApiError {
  const status = parse(body);
  if (status.kind !== "Status") return new ApiError(code, `HTTP ${code}`, body.trim().slice(0, 400) || `HTTP ${code}`);
  const details = isProps(status.details) ? status.details : {};
  const causes = isList(details.causes) ? details.causes.filter(isProps).map(toCause) : [];
  return new ApiError(code, text(status.reason), text(status.message), causes);
}

const toCause = (cause: Props): Cause => ({
  field: text(cause.field),
  reason: text(cause.reason),
  message: text(cause.message),
});

function parse(body: string): Props {
  try {
    return toProps(JSON.parse(body));
  } catch {
    return {};
  }
}
