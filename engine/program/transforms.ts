import type { ResourceTransform } from "@pulumi/pulumi";
import { toProps } from "../../model/graph/json";
import { partOf, type Sdk } from "./sdk";
import type { Transformer, TransformOptions, TransformRequest } from "./transformer";

interface Callback {
  setToken(token: string): unknown;
}

/** What the SDK gives its callbacks to; its own is a server that the engine calls over the network. */
class Callbacks implements Transformer {
  private readonly byToken = new Map<string, ResourceTransform>();
  private readonly byUrn = new Map<string, readonly ResourceTransform[]>();
  private readonly ofStack: ResourceTransform[] = [];

  constructor(
    private readonly sdk: Pick<Sdk, "runtime">,
    private readonly create: new () => Callback,
  ) {}

  registerTransform(transform: ResourceTransform): Promise<Callback> {
    const token = `transform-${this.byToken.size}`;
    this.byToken.set(token, transform);
    const callback = new this.create();
    callback.setToken(token);
    return Promise.resolve(callback);
  }

  registerStackTransform(transform: ResourceTransform): void {
    this.ofStack.push(transform);
  }

  /** Look-ups are answered as they are asked. */
  registerStackInvokeTransform(): void {}

  registerStackInvokeTransformAsync(): Promise<Callback> {
    return Promise.resolve(new this.create());
  }

  /** Hooks run before and after something is made, which nothing is. */
  registerResourceHook(): Promise<void> {
    return Promise.resolve();
  }

  registerErrorHook(): Promise<void> {
    return Promise.resolve();
  }

  awaitStackRegistrations(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): void {}

  inherit(urn: string, parent: string | undefined, tokens: readonly string[]): void {
    const own = tokens.flatMap((token) => this.byToken.get(token) ?? []);
    const all = [...own, ...(this.byUrn.get(parent ?? "") ?? [])];
    if (all.length > 0) this.byUrn.set(urn, all);
  }

  concerns(urn: string): boolean {
    return this.ofStack.length > 0 || this.byUrn.has(urn);
  }

  /** In the engine's order: a resource's own, its parents', the stack's. */
  async transform(request: TransformRequest): Promise<Pick<TransformRequest, "props" | "options">> {
    const { urn, custom, type, name } = request;
    let { props, options } = request;
    for (const transform of [...(this.byUrn.get(urn) ?? []), ...this.ofStack]) {
      const opened: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(props)) opened[key] = this.sdk.runtime.deserializeProperty(value);
      const result = await transform({ custom, type, name, props: opened, opts: optionsFor(options) });
      if (result === undefined) continue;
      props = toProps(await this.sdk.runtime.serializeProperties("props", result.props));
      options = { ...options, ...result.opts };
    }
    return { props, options };
  }
}

const optionsFor = ({ protect, deleteBeforeReplace, ignoreChanges = [] }: TransformOptions) => ({
  ...(protect === undefined ? {} : { protect }),
  ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
  ignoreChanges: [...ignoreChanges],
});

/**
 * Takes the place of the SDK's callback server: transforms are called in this process, without a network.
 * @param file the SDK's own entry, beside which its parts are
 * @returns what calls them; undefined for an SDK that is too old to have any
 */
export function answerTransforms(sdk: Sdk, file: string): Transformer | undefined {
  const store = storeOf(partOf(file, "runtime/state.js"));
  const create: unknown = Reflect.get(partOf(file, "proto/callback_pb.js"), "Callback");
  if (store === undefined || !isCallbackClass(create)) return undefined;
  const callbacks = new Callbacks(sdk, create);
  Reflect.set(store, "callbacks", callbacks);
  return callbacks;
}

function storeOf(state: object): object | undefined {
  const getStore: unknown = Reflect.get(state, "getStore");
  const store: unknown = typeof getStore === "function" ? Reflect.apply(getStore, undefined, []) : undefined;
  return typeof store === "object" && store !== null ? store : undefined;
}

const isCallbackClass = (value: unknown): value is new () => Callback =>
  typeof value === "function" && "setToken" in Object(value.prototype);
