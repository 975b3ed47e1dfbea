import type { Difference } from "../../engine/provider/difference";
import type { LiveResource } from "../contract/backend";
import { type Cloud, CloudError, type Props, type ResourceModel, type StoredResource } from "../contract/resources";
import { type CheckRequest, type CheckResult, checkInputs, plannedUpdate, withoutMarks } from "./check";
import type { MemoryCloud } from "./cloud";
import { asksForDefault, standsInDefault } from "./default-network";
import { diffInputs } from "./diff";
import type { ModelRegistry } from "./registry";
import { copyOf, hasUnknown, isProps, project } from "./values";

/** The vendor's side of every call: refuses what AWS refuses, and remembers what it granted. Synchronous, so atomic. */
export class ControlPlane {
  constructor(
    readonly registry: ModelRegistry,
    readonly cloud: MemoryCloud,
  ) {}

  check(type: string, request: CheckRequest): CheckResult {
    return checkInputs(this.registry.resource(type), request);
  }

  diff(type: string, name: string, old: Props, inputs: Props): Difference {
    return diffInputs(this.registry.resource(type), { name }, old, inputs);
  }

  /** The outputs that a preview can show for an update. */
  plan(type: string, old: Props, inputs: Props): Props {
    return plannedUpdate(old, inputs, this.registry.resource(type).updateChanges ?? []);
  }

  /**
   * @param request `region` is the provider's; the resource's own argument comes first. Default: the cloud's.
   * @throws {@link CloudError} where AWS would refuse; nothing has changed then.
   */
  create(request: {
    type: string;
    name: string;
    urn: string;
    inputs: Props;
    region?: string | undefined;
  }): StoredResource {
    const { type, name, urn } = request;
    const model = this.registry.resource(type);
    const inputs = withoutMarks(request.inputs);
    const region = this.regionOf(inputs, request.region);
    if (this.cloud.hasDefaultNetwork && standsInDefault(model.type, inputs))
      this.cloud.add(this.cloud.defaultNetwork(region));
    return this.atomically(() => {
      const cloud = this.view(model, urn, region);
      const { id, outputs } = model.create(inputs, cloud, { name, urn });
      if (cloud.get(model.type, id)) throw new CloudError("AlreadyExists", `${type} ${id} exists already`);
      const createdAt = cloud.now().toISOString();
      const place = model.global ? {} : { region };
      const made = tagged({ ...inputs, ...outputs }, inputs);
      const born = { type: model.type, id, urn, name, ...place, inputs, outputs: made, createdAt };
      const stored = withVersion(model, born);
      this.cloud.put(stored);
      return stored;
    });
  }

  /** @throws {@link CloudError} where AWS would refuse; nothing has changed then. */
  update(request: { type: string; id: string; inputs: Props; region?: string | undefined }): StoredResource {
    const { id } = request;
    const model = this.registry.resource(request.type);
    const inputs = withoutMarks(request.inputs);
    return this.atomically(() => {
      const old = this.existing(model.type, id, request.region);
      const cloud = this.view(model, old.urn, old.region);
      const outputs = model.update ? model.update(old, inputs, cloud) : replacedInputs(old, inputs);
      // The model may have patched this very resource on its way.
      const changed = {
        ...this.existing(model.type, id, request.region),
        inputs,
        outputs: tagged({ ...inputs, ...outputs }, inputs),
      };
      const stored = withVersion(model, changed);
      this.cloud.put(stored);
      return stored;
    });
  }

  /** Deleting what is gone already is no error, as with the real provider. */
  delete(type: string, id: string, region?: string): void {
    const model = this.registry.resource(type);
    const old = this.find(model.type, id, region);
    if (!old) return;
    this.atomically(() => {
      model.remove?.(old, this.view(model, old.urn, old.region));
      this.cloud.drop(model.type, id, old.region);
    });
  }

  /** Undefined when the resource is gone. `known` are the inputs that the caller's state holds. */
  read(type: string, id: string, known?: Props, region?: string): LiveResource | undefined {
    const model = this.registry.resource(type);
    const stored = this.find(model.type, id, this.ownRegion(known) ?? region);
    if (!stored) return undefined;
    const live = model.read?.(stored, this.view(model, stored.urn, stored.region));
    const outputs = tagged({ ...stored.outputs, ...live }, stored.inputs);
    const shape = known && Object.keys(known).length > 0 ? known : stored.inputs;
    const inputs = project(outputs, shape);
    return { id, outputs, inputs: isProps(inputs) ? inputs : stored.inputs };
  }

  /** @param region the provider's; the `region` among the arguments comes first. Default: the cloud's. */
  invoke(token: string, args: Props, region?: string): Props {
    const model = this.registry.function(token);
    if (this.cloud.hasDefaultNetwork) {
      const network = () => this.cloud.defaultNetwork(this.regionOf(args, region));
      if (asksForDefault(token, args, network)) this.cloud.add(network());
    }
    return model.invoke(args, this.viewOf(args, region));
  }

  /** What a question sees: one region, and what belongs to none. */
  viewOf(args: Props, region?: string): Cloud {
    return this.cloud.scopedTo("", this.regionOf(args, region));
  }

  /** Where a resource or a question with these arguments belongs. */
  private regionOf(args: Props, region: string | undefined): string {
    return this.ownRegion(args) ?? region ?? this.cloud.region;
  }

  private ownRegion(args: Props | undefined): string | undefined {
    const own = args?.region;
    return typeof own === "string" && own !== "" && !hasUnknown(own) ? own : undefined;
  }

  private view(model: ResourceModel, urn: string, region: string | undefined): Cloud {
    return this.cloud.scopedTo(urn, region, model.global);
  }

  private find(type: string, id: string, region: string | undefined): StoredResource | undefined {
    return region === undefined ? this.cloud.get(type, id) : this.cloud.scopedTo("", region).get(type, id);
  }

  private existing(type: string, id: string, region: string | undefined): StoredResource {
    const stored = this.find(type, id, region);
    if (stored) return stored;
    throw new CloudError(
      "ResourceNotFound",
      `${type} ${id} does not exist; \`pulumi refresh\` brings the state up to date`,
    );
  }

  /** A refusal half-way leaves no trace: what the model had patched until then is undone. */
  private atomically<T>(change: () => T): T {
    this.cloud.begin();
    try {
      const result = change();
      this.cloud.commit();
      return result;
    } catch (error) {
      this.cloud.rollback();
      throw error;
    }
  }
}

/** `tagsAll` are the tags that the check has merged with the provider's, or the resource's own. */
function tagged(outputs: Props, inputs: Props): Props {
  if (outputs.tagsAll === undefined) return outputs;
  return { ...outputs, tagsAll: inputs.tagsAll ?? (isProps(outputs.tags) ? outputs.tags : {}) };
}

/** Keeps what the resource is now under its version, for those who name that version later. */
function withVersion({ versionOf }: ResourceModel, resource: StoredResource): StoredResource {
  if (versionOf === undefined) return resource;
  return { ...resource, versions: { ...resource.versions, [versionOf(resource.outputs)]: resource.outputs } };
}

/** New inputs over old outputs; an input no longer given leaves with its output. */
function replacedInputs(old: StoredResource, inputs: Props): Props {
  const outputs = { ...copyOf(old.outputs) };
  return Object.fromEntries(
    Object.entries({ ...outputs, ...inputs }).filter(([key]) => key in inputs || !(key in old.inputs)),
  );
}
