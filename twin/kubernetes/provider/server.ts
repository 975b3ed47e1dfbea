import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { toDiffResponse } from "../../../engine/provider/diff-response";
import { InitFailure } from "../../../engine/provider/init-failure";
import {
  checkFailure,
  configDifference,
  type ResourceProvider,
  resourceProviderService,
} from "../../../engine/provider/service";
import { partsOf } from "../../../engine/provider/urn";
import { secretValue } from "../../../engine/wire/plain";
import { fromStruct, toStruct } from "../../../engine/wire/struct";
import { hasUnknown, type Props } from "../../../model/graph/json";
import { decodeToken, decodeYaml } from "../../offline/kubernetes-objects";
import { ApiError } from "../api/api-error";
import type { ClusterClient } from "../api/cluster-client";
import { type ClusterAccess, connectCluster, KubeconfigError } from "../api/kubeconfig";
import { textOf } from "../api/objects";
import { awaitGone, awaitReady } from "./await-ready";
import { diffObject } from "./diff-object";
import { asInputs, asOutputs, checkObject, idOf, isKnown, liveInputs, withoutUnset } from "./inputs";
import { type ApplyOptions, ObjectStore } from "./object-store";
import { ownClusterOnly } from "./unplayable";

export interface KubernetesProviderSetup {
  /** What the engine is told. */
  readonly version: string;
  /** The cluster of a stack whose program names none. */
  readonly access?: ClusterAccess;
  /** Resolves when that cluster is up, and rejects with why it does not come up: the engine may begin before. Default: it is up. */
  readonly ready?: Promise<void>;
}

/** The engine's ResourceProvider service for the package `kubernetes`, over a cluster's API alone. */
export const createKubernetesService = (setup: KubernetesProviderSetup): UntypedServiceImplementation =>
  resourceProviderService({ name: "kubernetes", version: setup.version }, new KubernetesProvider(setup));

class KubernetesProvider implements ResourceProvider {
  private store: ObjectStore | undefined;
  private client: ClusterClient | undefined;
  private readonly end = new AbortController();

  constructor(private readonly setup: KubernetesProviderSetup) {}

  async checkConfig(request: proto.CheckRequest): Promise<proto.CheckResponse> {
    const response = new proto.CheckResponse().setInputs(request.getNews());
    const inputs = fromStruct(request.getNews());
    // Whether the stack's own cluster comes up, `configure` says.
    if (hasUnknown(inputs) || this.isOwn(inputs)) return response;
    const problem = this.strangerProblem(inputs);
    if (problem !== undefined) {
      response.addFailures(checkFailure(problem.key, problem.text));
      return response;
    }
    try {
      (await connectCluster(this.accessOf(inputs))).close();
    } catch (error) {
      if (!(error instanceof KubeconfigError)) throw error;
      response.addFailures(checkFailure("", error.message));
    }
    return response;
  }

  /** Another address or credential of the same cluster replaces nothing; whether it is the same, nothing can tell. */
  diffConfig(request: proto.DiffRequest): proto.DiffResponse {
    return configDifference(request);
  }

  async configure(request: proto.ConfigureRequest): Promise<proto.ConfigureResponse> {
    const inputs = fromStruct(request.getArgs());
    const response = new proto.ConfigureResponse().setSupportspreview(true).setAcceptsecrets(false);
    // A cluster that the same program makes is not known in its preview.
    if (hasUnknown(inputs)) return response;
    const problem = this.strangerProblem(inputs);
    if (problem !== undefined) throw new ApiError(0, "NotThisCluster", `${problem.key}: ${problem.text}`);
    if (this.isOwn(inputs)) await this.setup.ready;
    this.client = await connectCluster(this.accessOf(inputs));
    this.store = new ObjectStore(this.client, textOf(inputs.namespace) || "default");
    return response;
  }

  check(request: proto.CheckRequest): proto.CheckResponse {
    const { type, name } = partsOf(request.getUrn());
    const old = fromStruct(request.getOlds());
    const { inputs, failures } = checkObject({
      type,
      name,
      old: Object.keys(old).length > 0 ? old : undefined,
      inputs: fromStruct(request.getNews()),
    });
    const response = new proto.CheckResponse().setInputs(toStruct(inputs));
    response.setFailuresList(failures.map(({ property, reason }) => checkFailure(property, reason)));
    return response;
  }

  async diff(request: proto.DiffRequest): Promise<proto.DiffResponse> {
    const old = fromStruct(request.getOldInputs() ?? request.getOlds());
    const options = { ignoreChanges: request.getIgnorechangesList() };
    return toDiffResponse(await diffObject(this.objects, old, fromStruct(request.getNews()), options));
  }

  async create(request: proto.CreateRequest): Promise<proto.CreateResponse> {
    const inputs = fromStruct(request.getProperties());
    const response = new proto.CreateResponse();
    if (request.getPreview()) {
      await this.tryOut(inputs);
      return response.setProperties(this.outputs(inputs));
    }
    const made = await this.objects.create(withoutUnset(inputs));
    const settled = await this.settle(made, request.getTimeout());
    return response.setId(idOf(settled)).setProperties(this.outputs(settled));
  }

  async update(request: proto.UpdateRequest): Promise<proto.UpdateResponse> {
    const inputs = fromStruct(request.getNews());
    const options = { ignoreChanges: request.getIgnorechangesList() };
    const response = new proto.UpdateResponse();
    if (request.getPreview()) {
      await this.tryOut(inputs, options);
      return response.setProperties(this.outputs({ ...fromStruct(request.getOlds()), ...inputs }));
    }
    const changed = await this.objects.apply(withoutUnset(inputs), options);
    return response.setProperties(this.outputs(await this.settle(changed, request.getTimeout())));
  }

  async delete(request: proto.DeleteRequest): Promise<Empty> {
    const object = fromStruct(request.getProperties());
    if (!(await this.objects.delete(object))) return new Empty();
    const problem = await awaitGone(this.objects, object, { timeout: request.getTimeout(), signal: this.end.signal });
    if (problem !== undefined) throw new ApiError(0, "NotGone", `${textOf(object.kind)} "${idOf(object)}": ${problem}`);
    return new Empty();
  }

  async read(request: proto.ReadRequest): Promise<proto.ReadResponse> {
    const { type } = partsOf(request.getUrn());
    const [, apiVersion = "", kind = ""] = type.split(":");
    const known = fromStruct(request.getInputs());
    const [name = "", namespace = ""] = request.getId().split("/").toReversed();
    const sought = {
      apiVersion: known.apiVersion ?? apiVersion.replace(/^core\//, ""),
      kind: known.kind ?? kind,
      metadata: { name, ...(namespace === "" ? {} : { namespace }) },
    };
    const live = await this.objects.read(sought);
    const response = new proto.ReadResponse();
    if (live === undefined) return response;
    const inputs = Object.keys(known).length === 0 ? asInputs(live) : liveInputs(known, live);
    return response.setId(idOf(live)).setProperties(this.outputs(live)).setInputs(toStruct(inputs));
  }

  invoke(request: proto.InvokeRequest): proto.InvokeResponse {
    if (request.getTok() === decodeToken)
      return new proto.InvokeResponse().setReturn(toStruct(decodeYaml(fromStruct(request.getArgs()))));
    throw new ApiError(
      0,
      "NoSuchFunction",
      `the twin's provider has no function ${request.getTok()}; use the official provider for it`,
    );
  }

  cancel(): Empty {
    this.end.abort();
    return new Empty();
  }

  /** Has the API server judge an object as if it were made, as far as that can be before what it stands on is there. */
  private async tryOut(inputs: Props, options: ApplyOptions = {}): Promise<void> {
    if (this.store === undefined || !isKnown(inputs)) return;
    try {
      await this.store.apply(withoutUnset(inputs), { ...options, isDryRun: true });
    } catch (error) {
      // Its namespace or its definition may be made by the same program; a field that never changes leads to a replacement.
      if (!(error instanceof ApiError) || (error.code !== 404 && error.code !== 422)) throw error;
      if (error.code === 422 && (await this.store.read(inputs)) === undefined) throw error;
    }
  }

  private async settle(object: Props, timeout: number): Promise<Props> {
    const outcome = await awaitReady(this.objects, object, { timeout, signal: this.end.signal });
    if (outcome.problem === undefined) return outcome.object;
    const made = { id: idOf(outcome.object), outputs: asOutputs(outcome.object) };
    throw new InitFailure(made, `${textOf(object.kind)} "${made.id}" is not ready: ${outcome.problem}`);
  }

  /** A Secret's values are secrets whatever the program calls them. */
  private outputs(object: Props) {
    const outputs = asOutputs(object);
    if (outputs.kind !== "Secret") return toStruct(outputs);
    const hidden = ["data", "stringData"].filter((key) => outputs[key] !== undefined);
    return toStruct({
      ...outputs,
      ...Object.fromEntries(hidden.map((key) => [key, secretValue(outputs[key] ?? null)])),
    });
  }

  /** Whether the stack's own cluster is meant, which is still to come up. */
  private isOwn({ kubeconfig, context }: Props): boolean {
    return this.setup.ready !== undefined && textOf(kubeconfig) === "" && textOf(context) === "";
  }

  /** A stack of this machine changes no other cluster, whatever its program names. */
  private strangerProblem(inputs: Props): { readonly key: string; readonly text: string } | undefined {
    if (this.setup.ready === undefined || this.isOwn(inputs)) return undefined;
    return { key: textOf(inputs.kubeconfig) === "" ? "context" : "kubeconfig", text: `is given; ${ownClusterOnly}` };
  }

  private accessOf(inputs: Props): ClusterAccess {
    const [kubeconfig, context] = [textOf(inputs.kubeconfig), textOf(inputs.context)];
    return {
      ...this.setup.access,
      ...(kubeconfig === "" ? {} : { kubeconfig }),
      ...(context === "" ? {} : { context }),
    };
  }

  private get objects(): ObjectStore {
    if (this.store !== undefined) return this.store;
    throw new ApiError(
      0,
      "NotConfigured",
      "the cluster is not known yet: the provider's kubeconfig comes from a resource that is not made",
    );
  }
}
