import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct } from "../wire/struct";
import { unary as answered } from "../wire/unary";
import { orderFailure } from "./init-failure";

type Answer<Response> = Response | Promise<Response>;

/** What a provider does for the engine. What it throws is the message of a failed order. */
export interface ResourceProvider {
  checkConfig(request: proto.CheckRequest): Answer<proto.CheckResponse>;
  diffConfig(request: proto.DiffRequest): Answer<proto.DiffResponse>;
  configure(request: proto.ConfigureRequest): Answer<proto.ConfigureResponse>;
  check(request: proto.CheckRequest): Answer<proto.CheckResponse>;
  diff(request: proto.DiffRequest): Answer<proto.DiffResponse>;
  create(request: proto.CreateRequest): Answer<proto.CreateResponse>;
  update(request: proto.UpdateRequest): Answer<proto.UpdateResponse>;
  delete(request: proto.DeleteRequest): Answer<Empty>;
  read(request: proto.ReadRequest): Answer<proto.ReadResponse>;
  invoke(request: proto.InvokeRequest): Answer<proto.InvokeResponse>;
  cancel(): Answer<Empty>;
}

const unary = <Request, Response>(handle: (request: Request) => Answer<Response>) => answered(handle, orderFailure);

/** The engine's ResourceProvider service for a package. */
export function resourceProviderService(
  { name, version }: { readonly name: string; readonly version: string },
  provider: ResourceProvider,
): UntypedServiceImplementation {
  return {
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    getSchema: unary(() => new proto.GetSchemaResponse().setSchema(JSON.stringify({ name, version }))),
    checkConfig: unary((request: proto.CheckRequest) => provider.checkConfig(request)),
    diffConfig: unary((request: proto.DiffRequest) => provider.diffConfig(request)),
    configure: unary((request: proto.ConfigureRequest) => provider.configure(request)),
    check: unary((request: proto.CheckRequest) => provider.check(request)),
    diff: unary((request: proto.DiffRequest) => provider.diff(request)),
    create: unary((request: proto.CreateRequest) => provider.create(request)),
    update: unary((request: proto.UpdateRequest) => provider.update(request)),
    delete: unary((request: proto.DeleteRequest) => provider.delete(request)),
    read: unary((request: proto.ReadRequest) => provider.read(request)),
    invoke: unary((request: proto.InvokeRequest) => provider.invoke(request)),
    cancel: unary(() => provider.cancel()),
    attach: unary(() => new Empty()),
  };
}

/** Whether a provider's settings differ. Other ones replace nothing by themselves. */
export function configDifference(request: proto.DiffRequest): proto.DiffResponse {
  const [old, news] = [fromStruct(request.getOldInputs() ?? request.getOlds()), fromStruct(request.getNews())];
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  return new proto.DiffResponse().setChanges(JSON.stringify(old) === JSON.stringify(news) ? DIFF_NONE : DIFF_SOME);
}

export const checkFailure = (property: string, reason: string): proto.CheckFailure =>
  new proto.CheckFailure().setProperty(property).setReason(reason);
