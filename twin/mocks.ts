import type * as resourceProto from "@pulumi/pulumi/proto/resource_pb";
import {
  type MockCallArgs,
  type MockCallResult,
  MockMonitor,
  type MockResourceArgs,
  type Mocks,
  setMocks,
} from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { MemoryCloud } from "./control/cloud";
import { ControlPlane } from "./control/control-plane";
import { ModelRegistry } from "./control/registry";
import { services } from "./control/services/index";
import { type CheckFailure, type Props, type ServiceTable } from "./control/types";
import { hasUnknown, toProps } from "./control/values";
import { holdsSecret, plainProps } from "./control/wire";

export interface TwinMockSettings {
  /** Default: `eu-west-1`. */
  readonly region?: string;
  /** Default: the region's a, b and c. */
  readonly zones?: readonly string[];
  /** Default: `vipkit`. */
  readonly project?: string;
  /** Default: `test`. */
  readonly stack?: string;
  /** Default: every service that the twin models. */
  readonly tables?: readonly ServiceTable[];
  /** Tags that the provider puts on everything. */
  readonly defaultTags?: Readonly<Record<string, string>>;
}

/** One resource or component, as the program registered it. Secrets are opened; `secrets` names them. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly parent: string | undefined;
  /** False for components. */
  readonly custom: boolean;
  readonly id: string | undefined;
  /** As the program gave them. */
  readonly inputs: Props;
  /** As the provider has them once it has filled in its defaults and names; what a plan shows. */
  readonly checkedInputs: Props;
  /** For a component: what it registered with `registerOutputs`. */
  readonly outputs: Props;
  /** Inputs that hold a secret. */
  readonly secrets: readonly string[];
  /** URN and id of an explicit provider. */
  readonly provider: string | undefined;
  /** URNs of everything it must wait for. */
  readonly dependencies: readonly string[];
  /** URNs behind each input. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly deleteBeforeReplace: boolean;
  readonly ignoreChanges: readonly string[];
}

type Answer = { urn: string; id: string; inputs: Props; outputs: Props };
type Callback = (error: Error | null, response?: unknown) => void;

/**
 * The twin's control plane in place of the engine: a program runs in this process, everything it makes is checked, created and
 * recorded by the same tables as `pulumi up` on the twin, and nothing is started.
 */
export class TwinMocks implements Mocks {
  readonly registrations: Registration[] = [];
  /** What the control plane refused, one line each. */
  readonly refusals: string[] = [];
  readonly plane: ControlPlane;
  readonly project: string;
  readonly stack: string;

  constructor(settings: TwinMockSettings = {}) {
    this.project = settings.project ?? "vipkit";
    this.stack = settings.stack ?? "test";
    const cloud = new MemoryCloud({
      region: settings.region ?? "eu-west-1",
      zones: settings.zones,
      seed: `${this.project}/${this.stack}`,
      externals: "assumed",
      now: () => new Date(0),
    });
    const registry = new ModelRegistry(settings.tables ?? services);
    this.plane = new ControlPlane(registry, cloud, settings.defaultTags ? { defaultTags: settings.defaultTags } : {});
  }

  /** Takes the engine's place for everything that is registered from here on, parents and dependencies included. */
  async install(): Promise<void> {
    await setMocks(this, this.project, this.stack, false);
    const twin = new TwinMonitor(this);
    // In place of the SDK's own methods: another monitor would come without the features that `setMocks` has switched on.
    Object.assign(getMonitor() ?? {}, {
      registerResource: twin.registerResource.bind(twin),
      readResource: twin.readResource.bind(twin),
      registerResourceOutputs: twin.registerResourceOutputs.bind(twin),
    });
  }

  /** @throws Error with every failed check, or the vendor's refusal. */
  newResource(args: MockResourceArgs): { id: string; state: Record<string, unknown> } {
    const urn = this.urnOf(undefined, args.type, args.name);
    const inputs = plainProps(toProps(args.inputs));
    const { id, outputs } = this.answer({ ...args, custom: args.custom ?? true, urn, inputs });
    return { id, state: outputs };
  }

  call(args: MockCallArgs): MockCallResult {
    return this.plane.invoke(args.token, plainProps(toProps(args.inputs)));
  }

  /** Checks and creates one resource. A component, a provider, and what depends on an unknown are answered with their inputs. */
  answer(args: { type: string; name: string; urn: string; inputs: Props; custom: boolean; id?: string }): Answer {
    const { type, name, urn, inputs } = args;
    if (!args.custom) return { urn, id: "", inputs, outputs: inputs };
    if (type.startsWith("pulumi:")) return { urn, id: `${name}-id`, inputs, outputs: inputs };
    try {
      if (args.id) return { urn, id: args.id, inputs, outputs: this.plane.read(type, args.id)?.outputs ?? inputs };
      const checked = this.plane.check(type, { name, inputs, seed: urn });
      if (checked.failures.length > 0) throw new Error(describe(checked.failures));
      if (hasUnknown(checked.inputs)) return { urn, id: "", inputs: checked.inputs, outputs: checked.inputs };
      const { id, outputs } = this.plane.create({ type, name, urn, inputs: checked.inputs });
      return { urn, id, inputs: checked.inputs, outputs };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.refusals.push(`${type} "${name}": ${reason}`);
      throw error;
    }
  }

  urnOf(parent: string | undefined, type: string, name: string): string {
    const parentType = parent?.split("::")[2];
    const qualified = parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
    return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
  }
}

export function createTwinMocks(settings: TwinMockSettings = {}): TwinMocks {
  return new TwinMocks(settings);
}

/** All of a resource's failures on one line. */
function describe(failures: readonly CheckFailure[]): string {
  return failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`)).join("; ");
}

/** Unlike the SDK's own, it passes on who belongs to whom, and copies nothing that nobody reads. */
class TwinMonitor extends MockMonitor {
  private readonly components = new Map<string, number>();

  constructor(private readonly twin: TwinMocks) {
    super(twin);
  }

  override registerResource(req: resourceProto.RegisterResourceRequest, callback: Callback): Promise<void> {
    return this.respond(callback, () => {
      const raw = toProps(req.getObject()?.toJavaScript());
      const request = {
        type: req.getType(),
        name: req.getName(),
        urn: this.twin.urnOf(req.getParent() || undefined, req.getType(), req.getName()),
        custom: req.getCustom(),
        id: req.getImportid(),
        inputs: plainProps(raw),
      };
      const answer = this.twin.answer(request);
      if (!request.custom) this.components.set(answer.urn, this.twin.registrations.length);
      this.twin.registrations.push(registration(req, raw, request, answer));
      return answer;
    });
  }

  override readResource(req: resourceProto.ReadResourceRequest, callback: Callback): Promise<void> {
    return this.respond(callback, () =>
      this.twin.answer({
        type: req.getType(),
        name: req.getName(),
        urn: this.twin.urnOf(req.getParent() || undefined, req.getType(), req.getName()),
        custom: true,
        id: req.getId(),
        inputs: plainProps(toProps(req.getProperties()?.toJavaScript())),
      }),
    );
  }

  override registerResourceOutputs(req: resourceProto.RegisterResourceOutputsRequest, callback: Callback): void {
    const place = this.components.get(req.getUrn());
    const known = place === undefined ? undefined : this.twin.registrations[place];
    if (place !== undefined && known) {
      const outputs = plainProps(toProps(req.getOutputs()?.toJavaScript()));
      this.twin.registrations[place] = { ...known, outputs };
    }
    callback(null, {});
  }

  private respond(callback: Callback, answer: () => Answer): Promise<void> {
    let response: unknown;
    try {
      response = toResponse(answer());
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return Promise.resolve();
    }
    callback(null, response);
    return Promise.resolve();
  }
}

function registration(
  req: resourceProto.RegisterResourceRequest,
  raw: Props,
  request: { type: string; name: string; custom: boolean; inputs: Props },
  answer: Answer,
): Registration {
  const behind: [string, readonly string[]][] = [];
  req.getPropertydependenciesMap().forEach((urns, property) => behind.push([property, urns.getUrnsList()]));
  return {
    type: request.type,
    name: request.name,
    urn: answer.urn,
    parent: req.getParent() || undefined,
    custom: request.custom,
    id: answer.id || undefined,
    inputs: request.inputs,
    checkedInputs: answer.inputs,
    outputs: request.custom ? answer.outputs : {},
    secrets: Object.keys(raw).filter((key) => holdsSecret(raw[key] ?? null)),
    provider: req.getProvider() || undefined,
    dependencies: req.getDependenciesList(),
    propertyDependencies: Object.fromEntries(behind),
    protect: req.getProtect() ?? false,
    deleteBeforeReplace: req.getDeletebeforereplace(),
    ignoreChanges: req.getIgnorechangesList(),
  };
}

/** What the SDK reads of a response; a real message would be serialised and parsed for nothing. */
function toResponse({ urn, id, outputs }: Answer): unknown {
  const object = { toJavaScript: () => outputs };
  return {
    getUrn: () => urn,
    getId: () => id,
    getObject: () => object,
    getProperties: () => object,
    getPropertydependenciesMap: () => undefined,
    getResult: () => 0,
  };
}
