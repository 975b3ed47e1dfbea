import type { MockCallArgs, MockCallResult, MockResourceArgs, Mocks } from "@pulumi/pulumi/runtime/mocks";
import { Monitor } from "../engine/program/monitor";
import type { Registration, ResourceAnswer, ResourceRequest } from "../engine/program/registration";
import type { Transformer } from "../engine/program/transformer";
import { plainProps } from "../engine/wire/plain";
import type { CheckFailure, Props } from "./contract/resources";
import { MemoryCloud } from "./control/cloud";
import { ControlPlane } from "./control/control-plane";
import { noteRegion } from "./control/region-note";
import { ModelRegistry } from "./control/registry";
import { services } from "./control/services/index";
import { taggingOf } from "./control/tagging";
import { hasUnknown, isList, toProps, unknownValue } from "./control/values";
import type { TwinMockSettings } from "./mock-settings";
import { type AbsentAnswer, absentAnswers, type Question } from "./offline/absent";
import { decodeToken, decodeYaml, KubernetesObjects, kubernetesProvider } from "./offline/kubernetes-objects";
import { plausibleAnswer } from "./offline/look-ups";
import { holdsMadeUp, propsWithoutMadeUp, withoutMadeUpNumbers } from "./offline/made-up";
import { outputTexts, propsWithoutOutputTexts, sayDuplicate, sayOutputText } from "./offline/program-faults";
import { isOfRegion, type Refusal, Refusals } from "./offline/refusals";
import { SdkTypes } from "./offline/sdk-types";
import { openedJson, ProgramProviders } from "./providers";

export type { Registration, SourcePosition } from "../engine/program/registration";

const awsProvider = "pulumi:providers:aws";

/** The part of the program's SDK in which the engine's place is taken. */
interface MockableRuntime {
  setMocks(mocks: Mocks, project?: string, stack?: string, preview?: boolean, organization?: string): unknown;
  getMonitor?(): unknown;
}

/**
 * The twin's control plane in place of the engine: a program runs in this process, everything it makes is checked, created and
 * recorded by the same tables as `pulumi up` on the twin, and nothing is started.
 */
export class TwinMocks implements Mocks {
  readonly registrations: Registration[] = [];
  private readonly unanswered = new Set<string>();
  private readonly notFound: Question[] = [];
  private readonly refusing = new Refusals();
  private readonly regionNotes = new Map<string, string>();
  /** What the program puts out, with the marks of secrets; nothing until it has come to its end. */
  outputs: Props = {};
  /** Default: nothing is transformed. */
  transformer: Transformer | undefined;
  /** Told of each step of the program before it is answered. Default: not told. */
  onStep: ((step: string) => void) | undefined;
  readonly plane: ControlPlane;
  readonly project: string;
  readonly stack: string;
  private readonly isPreview: boolean;
  private readonly types: SdkTypes | undefined;
  private readonly providers: ProgramProviders;
  private readonly objects: KubernetesObjects;
  private readonly urns = new Set<string>();
  /** Nothing is made up before something is looked up. */
  private hasMadeUp = false;

  constructor(private readonly settings: TwinMockSettings = {}) {
    this.project = settings.project ?? "vipkit";
    this.stack = settings.stack ?? "test";
    this.isPreview = settings.preview ?? false;
    this.types = settings.folder === undefined ? undefined : new SdkTypes(settings.folder);
    const cloud = new MemoryCloud({
      region: settings.region ?? "eu-west-1",
      isRegionAssumed: settings.region === undefined,
      zones: settings.zones,
      seed: `${this.project}/${this.stack}`,
      externals: "assumed",
      limits: settings.limits,
      now: () => new Date(0),
    });
    const registry = new ModelRegistry(settings.tables ?? services);
    this.plane = new ControlPlane(registry, cloud);
    const tagging = taggingOf(openedJson(settings.defaultTags), openedJson(settings.ignoreTags));
    this.providers = new ProgramProviders({ region: settings.region, tagging });
    this.objects = new KubernetesObjects(settings.kubernetesNamespace);
  }

  /** Look-ups without a model, by token. */
  get lookUps(): readonly string[] {
    return [...this.unanswered];
  }

  /** Look-ups of what the program does not make, and an account with nothing else does not have. */
  get absent(): readonly AbsentAnswer[] {
    const unplanned = this.registrations.filter(({ id, inputs }) => !id || hasUnknown(inputs));
    return absentAnswers(
      this.notFound,
      this.plane,
      unplanned.map(({ type }) => type),
    );
  }

  get refused(): readonly Refusal[] {
    return this.refusing.list;
  }

  /** What the user should know and what stops nothing: regions that may have opened since the table was read, a line each. */
  get notes(): readonly string[] {
    return [...this.regionNotes.values()];
  }

  /** What the control plane refused, one line each. */
  get refusals(): readonly string[] {
    return this.refused.map(({ type, name, reason }) => `${type} "${name}": ${reason}`);
  }

  /**
   * Takes the engine's place for everything that is registered from here on, parents and dependencies included.
   * @param runtime the SDK's that the program loads. Default: our own
   */
  async install(runtime?: MockableRuntime): Promise<void> {
    const sdk = runtime ?? (await ownRuntime());
    await sdk.setMocks(this, this.project, this.stack, this.isPreview, "organization");
    Object.assign(sdk.getMonitor?.() ?? {}, new Monitor(this).methods());
  }

  /** @throws Error with every failed check, or the vendor's refusal. */
  newResource(args: MockResourceArgs): { id: string; state: Record<string, unknown> } {
    const urn = this.urnOf(undefined, args.type, args.name);
    const inputs = plainProps(toProps(args.inputs));
    const { id, outputs } = this.answer({ ...args, custom: args.custom ?? true, urn, inputs });
    return { id, state: outputs };
  }

  call(args: MockCallArgs): MockCallResult {
    return this.invoke(args.token, plainProps(toProps(args.inputs)), args.provider);
  }

  /**
   * Answers a data source. In a preview never refuses: what the tables do not know, the account is assumed to have.
   * @param provider reference of the explicit provider that is asked. Default: the default one
   */
  invoke(token: string, args: Props, provider?: string): Props {
    if (token === decodeToken) return decodeYaml(args);
    this.admitRegion({ type: token, name: "", inputs: args });
    const { region } = this.providers.of(provider);
    if (!this.isPreview) return this.plane.invoke(token, args, region);
    if (!this.plane.registry.hasFunction(token)) this.unanswered.add(token);
    try {
      const found = this.plane.registry.hasFunction(token) ? this.plane.invoke(token, args, region) : undefined;
      // A look-up of subnets or groups finds some.
      if (found !== undefined && !(isList(found.ids) && found.ids.length === 0)) return found;
    } catch {
      // Not among what the program makes: the account has it.
      this.notFound.push({ token, args, region });
    }
    this.hasMadeUp = true;
    return plausibleAnswer(token, args, this.plane.viewOf(args, region), this.types);
  }

  putOut(outputs: Props): void {
    this.outputs = this.judged(outputs);
  }

  /** A method of a component that a plugin makes: its answer is not known. */
  callMethod(token: string, args: Props): Props {
    if (!this.isPreview) return this.plane.invoke(token, args);
    const names = this.types?.resultOf(token)?.map(({ name }) => name) ?? ["result"];
    return Object.fromEntries(names.map((name) => [name, unknownValue]));
  }

  /** Whether another resource has this URN: the engine would refuse this one. */
  isTaken({ urn, type, name }: ResourceRequest): boolean {
    const isTaken = this.isPreview && this.urns.has(urn);
    if (isTaken) this.refusing.add({ urn, type, name, reason: sayDuplicate(urn), isFault: true });
    this.urns.add(urn);
    return isTaken;
  }

  /** Checks and creates one resource. A component, a provider, and what depends on an unknown are answered with their inputs. */
  answer(given: ResourceRequest): ResourceAnswer {
    const request = this.isPreview ? this.withoutOutputTexts(given) : given;
    const { type, name, urn, inputs, remote = false } = request;
    if (type === "pulumi:pulumi:StackReference") return this.readStack(request);
    if (remote) return { urn, id: "", inputs: this.judged(inputs), outputs: {} };
    if (!request.custom) return { urn, id: "", inputs: this.judged(inputs), outputs: inputs };
    if (type === kubernetesProvider) this.objects.addProvider(urn, `${name}-id`, inputs);
    if (type.startsWith("pulumi:") && type !== awsProvider) return { urn, id: `${name}-id`, inputs, outputs: inputs };
    const object = this.objects.answer(request, this.isPreview);
    if (object !== undefined) return { ...object, inputs: this.judged(object.inputs) };
    try {
      this.admitRegion(request);
      if (type === awsProvider) return this.createProvider(request);
      if (this.isPreview && !this.plane.registry.hasResource(type))
        return { urn, id: request.id ?? "", inputs: this.judged(inputs), outputs: inputs };
      return request.id ? this.read(request, request.id) : this.create(request);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Of something made up it cannot be said that the vendor refuses it.
      const isCertain = !this.hasMadeUp || isOfRegion({ reason }) || !holdsMadeUp(inputs);
      if (isCertain) this.refusing.add({ urn, type, name, reason });
      if (!this.isPreview) throw error;
      return { urn, id: "", inputs: this.judged(inputs), outputs: inputs };
    }
  }

  /** A program that takes an output for a text is told so, once for each place. */
  private withoutOutputTexts(request: ResourceRequest): ResourceRequest {
    const { type, name, urn, inputs } = request;
    const paths = outputTexts(inputs);
    if (paths.length === 0) return request;
    this.refusing.add({ urn, type, name, reason: paths.map(sayOutputText).join("; "), isFault: true });
    return { ...request, inputs: propsWithoutOutputTexts(inputs) };
  }

  urnOf(parent: string | undefined, type: string, name: string): string {
    const parentType = parent?.split("::")[2];
    const qualified = parentType && parentType !== "pulumi:pulumi:Stack" ? `${parentType}$${type}` : type;
    return `urn:pulumi:${this.stack}::${this.project}::${qualified}::${name}`;
  }

  /** @throws Error when the region that it names is none, with the nearest names */
  private admitRegion({ type, name, inputs }: Pick<ResourceRequest, "type" | "name" | "inputs">): void {
    if (!type.startsWith("aws:") && type !== awsProvider) return;
    const note = noteRegion(inputs, this.settings.regions);
    if (note?.kind === "wrong") throw new Error(describe([note.failure]));
    const reason = note?.failure.reason ?? "";
    if (reason === "" || this.regionNotes.has(reason)) return;
    this.regionNotes.set(reason, `${[type, ...(name === "" ? [] : [`"${name}"`])].join(" ")}: region: ${reason}`);
  }

  private createProvider({ name, urn, inputs }: ResourceRequest): ResourceAnswer {
    const id = `${name}-id`;
    this.providers.add(urn, id, inputs);
    return { urn, id, inputs, outputs: inputs };
  }

  private create({ type, name, urn, inputs, provider }: ResourceRequest): ResourceAnswer {
    const { region, tagging } = this.providers.of(provider);
    const given = this.hasMadeUp ? toProps(withoutMadeUpNumbers(inputs)) : inputs;
    const checked = this.plane.check(type, {
      name,
      inputs: given,
      seed: urn,
      tagging,
      regions: this.settings.regions,
      limits: this.settings.limits,
    });
    if (checked.failures.length > 0) throw new Error(describe(checked.failures));
    const planned = this.judged(checked.inputs);
    if (hasUnknown(checked.inputs)) return { urn, id: "", inputs: planned, outputs: checked.inputs };
    const { id, outputs } = this.plane.create({ type, name, urn, inputs: checked.inputs, region });
    return { urn, id, inputs: planned, outputs };
  }

  private read({ type, urn, inputs, provider }: ResourceRequest, id: string): ResourceAnswer {
    const { region } = this.providers.of(provider);
    const live = this.plane.read(type, id, inputs, region);
    return { urn, id, inputs: this.judged(inputs), outputs: live?.outputs ?? inputs };
  }

  /** What another stack puts out is what the user gives, or unknown. */
  private readStack({ urn, id, name, inputs }: ResourceRequest): ResourceAnswer {
    const stack = id || name;
    const outputs = this.settings.stackOutputs?.(stack);
    const known = outputs === undefined ? {} : { outputs, secretOutputNames: [] };
    return { urn, id: stack, inputs, outputs: { ...inputs, name: stack, ...known } };
  }

  /** Inputs as they may be judged: what was made up for the program is unknown. */
  private judged(inputs: Props): Props {
    return this.hasMadeUp ? propsWithoutMadeUp(inputs) : inputs;
  }
}

export function createTwinMocks(settings: TwinMockSettings = {}): TwinMocks {
  return new TwinMocks(settings);
}

async function ownRuntime(): Promise<MockableRuntime> {
  const { setMocks } = await import("@pulumi/pulumi/runtime/mocks.js");
  const { getMonitor } = await import("@pulumi/pulumi/runtime/settings.js");
  return { setMocks, getMonitor };
}

/** All of a resource's failures on one line. */
function describe(failures: readonly CheckFailure[]): string {
  return failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`)).join("; ");
}
