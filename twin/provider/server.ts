import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { toDiffResponse } from "../../engine/provider/diff-response";
import { InitFailure } from "../../engine/provider/init-failure";
import {
  checkFailure,
  configDifference,
  type ResourceProvider,
  resourceProviderService,
} from "../../engine/provider/service";
import { partsOf } from "../../engine/provider/urn";
import { fromStruct, toStruct } from "../../engine/wire/struct";
import { commandLine } from "../../model/command-line";
import type { Limits } from "../../platforms/aws/limits";
import type { Backend, OperationResult } from "../contract/backend";
import { CloudError, type Json, type Props } from "../contract/resources";
import { checkInputs, plannedOutputs, plannedUpdate, withoutMarks } from "../control/check";
import { diffInputs } from "../control/diff";
import { noteRegion, type RegionNote } from "../control/region-note";
import type { ModelRegistry } from "../control/registry";
import { hasUnknown } from "../control/values";
import { type ProviderConfig, type Purpose, parseProviderConfig } from "./config";

interface ProviderSetup {
  readonly registry: ModelRegistry;
  /** `7.48.1-twin` */
  readonly version: string;
  /** What relative folders are relative to. */
  readonly cwd: string;
  /** A scratch plan is the same every time; the names that a stack makes up differ between a resource and its replacement. */
  readonly purpose: Purpose;
  /** Names of regions that the user vouches for. */
  readonly regions?: readonly string[];
  /** The vendor's limits in force. Default: the dated table as it is. */
  readonly limits?: Limits;
  /** Takes a line that the user should see and that stops nothing. */
  readonly warn?: (line: string) => void;
  connect(config: ProviderConfig): Backend;
}

/** The engine's ResourceProvider service: checks and diffs here, everything else at the backend. */
export const createProviderService = (setup: ProviderSetup): UntypedServiceImplementation =>
  resourceProviderService({ name: "aws", version: setup.version }, new Provider(setup));

class Provider implements ResourceProvider {
  private connected: Backend | undefined;
  private config: ProviderConfig | undefined;
  /** URNs whose old inputs the engine has shown: it knows their resources. */
  private readonly known = new Set<string>();
  private readonly said = new Set<string>();

  constructor(private readonly setup: ProviderSetup) {}

  checkConfig(request: proto.CheckRequest): proto.CheckResponse {
    const response = new proto.CheckResponse();
    const inputs = fromStruct(request.getNews());
    response.setInputs(request.getNews());
    const note = noteRegion(inputs, this.setup.regions);
    this.sayNew(note, partsOf(request.getUrn()));
    if (note?.kind === "wrong") {
      response.addFailures(checkFailure("region", note.failure.reason));
      return response;
    }
    if (hasUnknown(inputs)) return response;
    try {
      this.parse(inputs);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      response.addFailures(checkFailure("", error.message));
    }
    return response;
  }

  /**
   * The folder and the settings may change at any time; nothing has to be made anew for it.
   * @throws CloudError `RegionMismatch`: what stands cannot move, and a second one would want the same addresses of this machine
   */
  diffConfig(request: proto.DiffRequest): proto.DiffResponse {
    if (this.setup.purpose === "stack") {
      const old = fromStruct(request.getOldInputs() ?? request.getOlds());
      mustStay(old.region, fromStruct(request.getNews()).region);
    }
    return configDifference(request);
  }

  configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
    this.config = this.parse(fromStruct(request.getArgs()));
    this.connected = this.setup.connect(this.config);
    return new proto.ConfigureResponse().setSupportspreview(true);
  }

  check(request: proto.CheckRequest): proto.CheckResponse {
    const { type, name } = partsOf(request.getUrn());
    const old = fromStruct(request.getOlds());
    const hasOld = Object.keys(old).length > 0;
    if (hasOld) this.known.add(request.getUrn());
    const result = checkInputs(this.setup.registry.resource(type), {
      name,
      old: hasOld ? old : undefined,
      inputs: fromStruct(request.getNews()),
      seed: this.setup.purpose === "stack" ? request.getRandomseed_asB64() : request.getUrn(),
      tagging: this.config?.tagging,
      regions: this.setup.regions,
      limits: this.setup.limits,
    });
    this.sayNew(noteRegion(result.inputs, this.setup.regions), { type, name });
    const response = new proto.CheckResponse().setInputs(toStruct(result.inputs));
    response.setFailuresList(result.failures.map(({ property, reason }) => checkFailure(property, reason)));
    return response;
  }

  diff(request: proto.DiffRequest): proto.DiffResponse {
    const { type, name } = partsOf(request.getUrn());
    const old = fromStruct(request.getOldInputs() ?? request.getOlds());
    const model = this.setup.registry.resource(type);
    return toDiffResponse(diffInputs(model, { name, region: this.region }, old, fromStruct(request.getNews())));
  }

  async create(request: proto.CreateRequest): Promise<proto.CreateResponse> {
    const urn = request.getUrn();
    const { type, name } = partsOf(urn);
    const inputs = fromStruct(request.getProperties());
    const response = new proto.CreateResponse();
    if (request.getPreview()) return response.setProperties(toStruct(plannedOutputs(inputs)));
    const { region } = this;
    const order = { type, name, urn, inputs, region, timeout: request.getTimeout(), isKnown: this.known.has(urn) };
    const outcome = settled(await this.backend.create(order));
    return response.setId(outcome.id).setProperties(toStruct(outcome.outputs));
  }

  async update(request: proto.UpdateRequest): Promise<proto.UpdateResponse> {
    const { type } = partsOf(request.getUrn());
    const inputs = fromStruct(request.getNews());
    const response = new proto.UpdateResponse();
    if (request.getPreview()) {
      const touched = this.setup.registry.resource(type).updateChanges ?? [];
      return response.setProperties(toStruct(plannedUpdate(fromStruct(request.getOlds()), inputs, touched)));
    }
    const region = this.regionOf(fromStruct(request.getOlds()));
    const order = { type, id: request.getId(), inputs, region, timeout: request.getTimeout() };
    return response.setProperties(toStruct(settled(await this.backend.update(order)).outputs));
  }

  async delete(request: proto.DeleteRequest): Promise<Empty> {
    const { type } = partsOf(request.getUrn());
    const region = this.regionOf(fromStruct(request.getProperties()));
    await this.backend.delete({ type, id: request.getId(), region, timeout: request.getTimeout() });
    return new Empty();
  }

  async read(request: proto.ReadRequest): Promise<proto.ReadResponse> {
    const { type } = partsOf(request.getUrn());
    const known = fromStruct(request.getInputs());
    const region = this.regionOf(fromStruct(request.getProperties()));
    const live = await this.backend.read(type, request.getId(), withoutMarks(known), region);
    const response = new proto.ReadResponse();
    if (!live) return response;
    const inputs: Props =
      known.__defaults === undefined ? live.inputs : { ...live.inputs, __defaults: known.__defaults };
    return response.setId(live.id).setProperties(toStruct(live.outputs)).setInputs(toStruct(inputs));
  }

  async invoke(request: proto.InvokeRequest): Promise<proto.InvokeResponse> {
    const args = fromStruct(request.getArgs());
    const result = await this.backend.invoke(request.getTok(), args, request.getPreview(), this.region);
    return new proto.InvokeResponse().setReturn(toStruct(result));
  }

  async cancel(): Promise<Empty> {
    await this.connected?.cancel();
    return new Empty();
  }

  /** A region that may have opened since the table was read is taken; that it is none of the table's is said once. */
  private sayNew(note: RegionNote | undefined, { type, name }: { type: string; name: string }): void {
    if (note?.kind !== "new" || this.said.has(note.failure.reason)) return;
    this.said.add(note.failure.reason);
    this.setup.warn?.(`${type} "${name}": region: ${note.failure.reason}`);
  }

  private parse(args: Props): ProviderConfig {
    return parseProviderConfig(args, this.setup.cwd, this.setup.purpose, this.setup.regions);
  }

  private get region(): string | undefined {
    return this.config?.region;
  }

  /** Where a resource that exists is: its state says so. */
  private regionOf({ region }: Props): string | undefined {
    return typeof region === "string" && region !== "" ? region : this.region;
  }

  private get backend(): Backend {
    if (this.connected) return this.connected;
    throw new CloudError("NotConfigured", "the engine has not configured the twin's provider yet");
  }
}

function mustStay(old: Json | undefined, next: Json | undefined): void {
  if (typeof old !== "string" || typeof next !== "string" || old === next || hasUnknown(next)) return;
  throw new CloudError(
    "RegionMismatch",
    `the stack's region is ${next}, but its twin holds a cluster in ${old}; destroy that first (\`${commandLine("down", process.env)}\`)`,
  );
}

function settled(outcome: OperationResult): OperationResult {
  if (outcome.problem !== undefined) throw new InitFailure(outcome, outcome.problem);
  return outcome;
}
