import { type handleUnaryCall, type ServerErrorResponse, status } from "@grpc/grpc-js";

/** What a call that failed is answered: one line for the user, without a stack. */
export const failureOf = (error: unknown): Partial<ServerErrorResponse> => ({
  code: status.UNKNOWN,
  details: error instanceof Error ? error.message : String(error),
});

/** A handler that answers a promise's value. */
export function unary<Request, Response>(
  handle: (request: Request) => Promise<Response> | Response,
  describe: (error: unknown) => Partial<ServerErrorResponse> = failureOf,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    new Promise<Response>((resolve) => resolve(handle(call.request))).then(
      (response) => callback(null, response),
      (error: unknown) => callback(describe(error)),
    );
  };
}
