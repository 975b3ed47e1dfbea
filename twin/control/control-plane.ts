import { type CheckRequest, type CheckResult, checkInputs, plannedUpdate, withoutMarks } from "./check";
import type { MemoryCloud } from "./cloud";
import { type Difference, diffInputs } from "./diff";
import type { ModelRegistry } from "./registry";
import { CloudError, type Props, type ResourceModel, type StoredResource } from "./types";
import { copyOf, isProps, project } from "./values";

/** A resource as `refresh` sees it: live inputs, in the shape the program gave them, and live outputs. */
export interface LiveResource {
  readonly id: string;
  readonly inputs: Props;
  readonly outputs: Props;
}

export interface ControlPlaneOptions {
  /** Tags that the provider puts on everything it makes. */
  readonly defaultTags?: Readonly<Record<string, string>>;
}

/** The vendor's side of every call: refuses what AWS refuses, and remembers what it granted. Synchronous, so atomic. */
export class ControlPlane {
  constructor(
    readonly registry: ModelRegistry,
    readonly cloud: MemoryCloud,
    private readonly options: ControlPlaneOptions = {},
  ) {}

  check(type: string, request: CheckRequest): CheckResult {
    return checkInputs(this.registry.resource(type), request);
  }

  diff(type: string, name: string, old: Props, inputs: Props): Difference {
    return diffInputs(this.registry.resource(type), name, old, inputs);
  }

  /** The outputs that a preview can show for an update. */
  plan(type: string, old: Props, inputs: Props): Props {
    return plannedUpdate(old, inputs, this.registry.resource(type).updateChanges ?? []);
  }

  /** @throws {@link CloudError} where AWS would refuse; nothing has changed then. */
  create(request: { type: string; name: string; urn: string; inputs: Props }): StoredResource {
    const { type, name, urn } = request;
    const model = this.registry.resource(type);
    const inputs = withoutMarks(request.inputs);
    return this.atomically(() => {
      const cloud = this.cloud.scopedTo(urn);
      const { id, outputs } = model.create(inputs, cloud, { name, urn });
      if (this.cloud.get(model.type, id)) throw new CloudError("AlreadyExists", `${type} ${id} exists already`);
      const createdAt = cloud.now().toISOString();
      const born = {
        type: model.type,
        id,
        urn,
        name,
        inputs,
        outputs: this.tagged({ ...inputs, ...outputs }),
        createdAt,
      };
      const stored = withVersion(model, born);
      this.cloud.put(stored);
      return stored;
    });
  }

  /** @throws {@link CloudError} where AWS would refuse; nothing has changed then. */
  update(request: { type: string; id: string; inputs: Props }): StoredResource {
    const { id } = request;
    const model = this.registry.resource(request.type);
    const inputs = withoutMarks(request.inputs);
    return this.atomically(() => {
      const old = this.existing(model.type, id);
      const cloud = this.cloud.scopedTo(old.urn);
      const outputs = model.update ? model.update(old, inputs, cloud) : replacedInputs(old, inputs);
      // The model may have patched this very resource on its way.
      const changed = {
        ...this.existing(model.type, id),
        inputs,
        outputs: this.tagged({ ...inputs, ...outputs }),
      };
      const stored = withVersion(model, changed);
      this.cloud.put(stored);
      return stored;
    });
  }

  /** Deleting what is gone already is no error, as with the real provider. */
  delete(type: string, id: string): void {
    const model = this.registry.resource(type);
    const old = this.cloud.get(model.type, id);
    if (!old) return;
    this.atomically(() => {
      model.remove?.(old, this.cloud.scopedTo(old.urn));
      this.cloud.drop(model.type, id);
    });
  }

  /** Undefined when the resource is gone. `known` are the inputs that the caller's state holds. */
  read(type: string, id: string, known?: Props): LiveResource | undefined {
    const model = this.registry.resource(type);
    const stored = this.cloud.get(model.type, id);
    if (!stored) return undefined;
    const outputs = this.tagged({ ...stored.outputs, ...model.read?.(stored, this.cloud.scopedTo(stored.urn)) });
    const shape = known && Object.keys(known).length > 0 ? known : stored.inputs;
    const inputs = project(outputs, shape);
    return { id, outputs, inputs: isProps(inputs) ? inputs : stored.inputs };
  }

  invoke(token: string, args: Props): Props {
    return this.registry.function(token).invoke(args, this.cloud);
  }

  private existing(type: string, id: string): StoredResource {
    const stored = this.cloud.get(type, id);
    if (stored) return stored;
    throw new CloudError(
      "ResourceNotFound",
      `${type} ${id} does not exist; \`pulumi refresh\` brings the state up to date`,
    );
  }

  private tagged(outputs: Props): Props {
    if (outputs.tagsAll === undefined) return outputs;
    const own = isProps(outputs.tags) ? outputs.tags : {};
    return { ...outputs, tagsAll: { ...this.options.defaultTags, ...own } };
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
