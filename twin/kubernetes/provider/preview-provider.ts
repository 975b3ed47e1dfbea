import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ResourceAnswer } from "../../../engine/program/registration";
import { configDifference, type ResourceProvider, resourceProviderService } from "../../../engine/provider/service";
import { partsOf } from "../../../engine/provider/urn";
import { fromStruct, toStruct } from "../../../engine/wire/struct";
import type { Props } from "../../../model/graph/json";
import { decodeToken, decodeYaml, KubernetesObjects, providerNamespace } from "../../offline/kubernetes-objects";

/** The ResourceProvider service for the package `kubernetes` in a preview with an empty state: no cluster is asked. */
export const createPreviewService = (version: string): UntypedServiceImplementation =>
  resourceProviderService({ name: "kubernetes", version }, new PreviewProvider());

/** Answers the engine as an offline plan answers the program. What a cluster would refuse, only a cluster says. */
class PreviewProvider implements ResourceProvider {
  private objects = new KubernetesObjects();

  /** The context and the kubeconfig are of a cluster that need not be there. */
  checkConfig(request: proto.CheckRequest): proto.CheckResponse {
    return new proto.CheckResponse().setInputs(request.getNews());
  }

  diffConfig(request: proto.DiffRequest): proto.DiffResponse {
    return configDifference(request);
  }

  configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
    this.objects = new KubernetesObjects(providerNamespace(fromStruct(request.getArgs())));
    return new proto.ConfigureResponse().setSupportspreview(true).setAcceptsecrets(false);
  }

  check(request: proto.CheckRequest): proto.CheckResponse {
    const news = fromStruct(request.getNews());
    const { inputs } = this.answer(request.getUrn(), news) ?? { inputs: news };
    return new proto.CheckResponse().setInputs(toStruct(inputs));
  }

  create(request: proto.CreateRequest): proto.CreateResponse {
    if (!request.getPreview()) throw new Error(notMade);
    return new proto.CreateResponse().setProperties(request.getProperties());
  }

  /** An object that is read has the place of its id; what is in it, only the cluster knows. */
  read(request: proto.ReadRequest): proto.ReadResponse {
    const id = request.getId();
    const { outputs } = this.answer(request.getUrn(), fromStruct(request.getInputs()), id) ?? { outputs: {} };
    return new proto.ReadResponse().setId(id).setProperties(toStruct(outputs)).setInputs(toStruct(outputs));
  }

  invoke(request: proto.InvokeRequest): proto.InvokeResponse {
    const token = request.getTok();
    if (token !== decodeToken) throw new Error(`${token} asks a cluster or a chart, which a preview here has not`);
    return new proto.InvokeResponse().setReturn(toStruct(decodeYaml(fromStruct(request.getArgs()))));
  }

  diff(): proto.DiffResponse {
    throw new Error(notMade);
  }

  update(): proto.UpdateResponse {
    throw new Error(notMade);
  }

  delete(): Empty {
    throw new Error(notMade);
  }

  cancel(): Empty {
    throw new Error(notMade);
  }

  private answer(urn: string, inputs: Props, id = ""): ResourceAnswer | undefined {
    return this.objects.answer({ urn, ...partsOf(urn), inputs, custom: true, id }, true);
  }
}

const notMade = "a preview with an empty state makes and changes nothing";
