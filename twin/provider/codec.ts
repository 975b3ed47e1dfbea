import { type handleUnaryCall, Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { OperationResult } from "../contract/backend";
import type { Json, Props } from "../contract/resources";
import { isList, isProps, toProps } from "../control/values";
import { plainProps } from "../control/wire";

/** A message's properties as the models take them. */
export function fromStruct(struct: Struct | undefined): Props {
  return plainProps(toProps(struct?.toJavaScript()));
}

export function toStruct(props: Props): Struct {
  return Struct.fromJavaScript(Object.fromEntries(Object.entries(props).map(([key, value]) => [key, toValue(value)])));
}

/** The message classes want mutable lists. */
function toValue(value: Json): JavaScriptValue {
  if (isList(value)) return value.map(toValue);
  if (isProps(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toValue(inner)]));
  return value;
}

/** A handler that answers a promise's value; a refusal reaches the user as one line, without a stack. */
export function unary<Request, Response>(
  handle: (request: Request) => Promise<Response> | Response,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    new Promise<Response>((resolve) => resolve(handle(call.request))).then(
      (response) => callback(null, response),
      (error: unknown) => callback(toGrpcError(error)),
    );
  };
}

/** The resource exists but has not settled: the engine keeps it in its state, and reports the failure. */
export class InitFailure extends Error {
  constructor(
    readonly outcome: OperationResult,
    readonly problem: string,
  ) {
    super(problem);
  }
}

function toGrpcError(error: unknown): Partial<ServerErrorResponse> {
  const message = error instanceof Error ? error.message : String(error);
  const failure = { code: status.UNKNOWN, details: message };
  return error instanceof InitFailure ? { ...failure, metadata: initMetadata(error) } : failure;
}

function initMetadata({ outcome, problem }: InitFailure): Metadata {
  const detail = new ErrorResourceInitFailed();
  detail.setId(outcome.id);
  detail.setProperties(toStruct(outcome.outputs));
  detail.setReasonsList([problem]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const whole = new Status();
  whole.setCode(status.UNKNOWN);
  whole.setMessage(problem);
  whole.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return metadata;
}
