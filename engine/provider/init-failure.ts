import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Props } from "../../model/graph/json";
import { toStruct } from "../wire/struct";
import { failureOf } from "../wire/unary";

/** The resource exists but has not settled: the engine keeps it in its state, and reports the failure. */
export class InitFailure extends Error {
  constructor(
    readonly made: { readonly id: string; readonly outputs: Props },
    readonly problem: string,
  ) {
    super(problem);
  }
}

/** What the engine is told of a failed order. */
export function orderFailure(error: unknown): Partial<ServerErrorResponse> {
  const failure = failureOf(error);
  return error instanceof InitFailure ? { ...failure, metadata: metadataOf(error) } : failure;
}

function metadataOf({ made, problem }: InitFailure): Metadata {
  const detail = new ErrorResourceInitFailed();
  detail.setId(made.id);
  detail.setProperties(toStruct(made.outputs));
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
