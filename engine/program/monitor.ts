import type * as resourceProto from "@pulumi/pulumi/proto/resource_pb";
import type { Json, Props } from "../../model/graph/json";
import { toProps } from "../../model/graph/json";
import { plainProps, secretValue } from "../wire/plain";
import { toStruct } from "../wire/struct";
import { inputsOf } from "./carried-inputs";
import { type Registration, type ResourceAnswer, type ResourceRequest, registrationOf } from "./registration";
import type { Transformer } from "./transformer";

/** By which the SDK asks for a resource that it knows by URN alone: the option `urn`, or a reference to a resource. */
const getResourceToken = "pulumi:pulumi:getResource";

const stackType = "pulumi:pulumi:Stack";

type Callback = (error: Error | null, response?: unknown) => void;

/** Who answers for the account. */
interface Host {
  readonly registrations: Registration[];
  /** Default: nothing is transformed. */
  readonly transformer?: Transformer | undefined;
  /** Told of each step before it is answered: `aws:lb/targetGroup:TargetGroup "web"`. */
  readonly onStep?: ((step: string) => void) | undefined;
  isTaken(request: ResourceRequest): boolean;
  answer(request: ResourceRequest): ResourceAnswer;
  invoke(token: string, args: Props, provider?: string): Props;
  callMethod(token: string, args: Props): Props;
  /** What the program puts out, with the marks of secrets. */
  putOut(outputs: Props): void;
  urnOf(parent: string | undefined, type: string, name: string): string;
}

/** Takes the engine's place in the SDK: passes on who belongs to whom, and copies nothing that is not read. */
export class Monitor {
  private readonly components = new Map<string, number>();

  constructor(private readonly host: Host) {}

  /** The methods that stand in the place of the SDK's own: another object would come without the features that `setMocks` switches on. */
  methods(): object {
    return {
      registerResource: this.registerResource.bind(this),
      readResource: this.readResource.bind(this),
      registerResourceOutputs: this.registerResourceOutputs.bind(this),
      existsResource: this.existsResource.bind(this),
      invoke: this.invoke.bind(this),
      call: this.call.bind(this),
    };
  }

  private registerResource(message: resourceProto.RegisterResourceRequest, callback: Callback): void {
    const raw = inputsOf(message.getObject());
    const [parent, type, name] = [message.getParent() || undefined, message.getType(), message.getName()];
    const urn = this.host.urnOf(parent, type, name);
    const { transformer, onStep } = this.host;
    onStep?.(`${type} "${name}"`);
    transformer?.inherit(
      urn,
      parent,
      message.getTransformsList().map((transform) => transform.getToken()),
    );
    // The engine registers the stack before a program can name a transform.
    if (!transformer?.concerns(urn) || type === stackType) {
      this.register(message, urn, raw, callback);
      return;
    }
    const options = {
      protect: message.getProtect(),
      deleteBeforeReplace: message.getDeletebeforereplace(),
      ignoreChanges: message.getIgnorechangesList(),
    };
    transformer.transform({ urn, type, name, custom: message.getCustom(), props: raw, options }).then(
      (changed) => {
        message.setProtect(changed.options.protect ?? false);
        message.setDeletebeforereplace(changed.options.deleteBeforeReplace ?? false);
        message.setIgnorechangesList([...(changed.options.ignoreChanges ?? [])]);
        this.register(message, urn, changed.props, callback);
      },
      (error: unknown) => {
        respond(callback, () => {
          throw error;
        });
      },
    );
  }

  private register(message: resourceProto.RegisterResourceRequest, urn: string, raw: Props, callback: Callback): void {
    respond(callback, () => {
      const request = {
        type: message.getType(),
        name: message.getName(),
        urn,
        custom: message.getCustom(),
        remote: message.getRemote(),
        id: message.getImportid(),
        provider: message.getProvider(),
        inputs: plainProps(raw),
      };
      const isTaken = this.host.isTaken(request);
      const answer = this.host.answer(request);
      const made = registrationOf(message, raw, request, answer);
      if (!isTaken) {
        if (!request.custom) this.components.set(answer.urn, this.host.registrations.length);
        this.host.registrations.push(made);
      }
      return toResponse(answer, new Set([...made.secrets, ...message.getAdditionalsecretoutputsList()]));
    });
  }

  private readResource(message: resourceProto.ReadResourceRequest, callback: Callback): void {
    this.host.onStep?.(`${message.getType()} "${message.getName()}"`);
    respond(callback, () => {
      const answer = this.host.answer({
        type: message.getType(),
        name: message.getName(),
        urn: this.host.urnOf(message.getParent() || undefined, message.getType(), message.getName()),
        custom: true,
        id: message.getId(),
        provider: message.getProvider(),
        inputs: plainProps(inputsOf(message.getProperties())),
      });
      return toResponse(answer, new Set(message.getAdditionalsecretoutputsList()));
    });
  }

  private registerResourceOutputs(message: resourceProto.RegisterResourceOutputsRequest, callback: Callback): void {
    const place = this.components.get(message.getUrn());
    const known = place === undefined ? undefined : this.host.registrations[place];
    if (place !== undefined && known) {
      const raw = toProps(message.getOutputs()?.toJavaScript());
      if (known.type === stackType) this.host.putOut(raw);
      this.host.registrations[place] = { ...known, outputs: plainProps(raw) };
    }
    callback(null, {});
  }

  /** Whether an account has something is not known without the account. */
  private existsResource(_: object, callback: Callback): void {
    callback(null, responseOf({ getExists: () => false, getUnknown: () => true }));
  }

  private invoke(message: resourceProto.ResourceInvokeRequest, callback: Callback): void {
    this.host.onStep?.(message.getTok());
    respond(callback, () => {
      const args = plainProps(toProps(message.getArgs()?.toJavaScript()));
      if (message.getTok() === getResourceToken) return toInvokeResponse(this.getResource(args));
      return toInvokeResponse(this.host.invoke(message.getTok(), args, message.getProvider()));
    });
  }

  /** What the engine says of a resource by its URN: one that this program has registered before. */
  private getResource({ urn }: Props): Props {
    const found = this.host.registrations.find((one) => one.urn === urn);
    if (found === undefined)
      throw new Error(`unknown resource ${JSON.stringify(urn)}: no resource that is registered before has this URN`);
    return { urn: found.urn, id: found.id ?? "", state: withSecrets(found.outputs, new Set(found.secrets)) };
  }

  private call(message: resourceProto.ResourceCallRequest, callback: Callback): void {
    this.host.onStep?.(message.getTok());
    respond(callback, () => {
      const args = plainProps(toProps(message.getArgs()?.toJavaScript()));
      return toInvokeResponse(this.host.callMethod(message.getTok(), args));
    });
  }
}

/** The SDK shows an invoke's `details` and no message, and a registration's message and no `details`. */
function respond(callback: Callback, answer: () => unknown): void {
  let response: unknown;
  try {
    response = answer();
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    callback(Object.assign(failure, { details: failure.message }));
    return;
  }
  callback(null, response);
}

/**
 * Every field that we do not set. Each SDK asks for some that the one before did not know, such as `getUnknown`: in the answer of an older
 * engine they are not set either.
 */
const unsetFields = new Proxy(
  {},
  {
    get(target, name): unknown {
      if (typeof name !== "string" || !/^(get|has)[A-Z]/.test(name)) return Reflect.get(target, name);
      return () => (name.endsWith("List") ? [] : undefined);
    },
  },
);

/** What the SDK reads of a response; a real message would be serialised and parsed for nothing. */
function responseOf(fields: object): object {
  Object.setPrototypeOf(fields, unsetFields);
  return fields;
}

function toResponse({ urn, id, outputs }: ResourceAnswer, secrets: ReadonlySet<string>): unknown {
  const marked = secrets.size === 0 ? outputs : withSecrets(outputs, secrets);
  const object = { toJavaScript: () => marked };
  return responseOf({
    getUrn: () => urn,
    getId: () => id,
    getObject: () => object,
    getProperties: () => object,
    getResult: () => 0,
  });
}

function toInvokeResponse(result: Props): unknown {
  const object = { toJavaScript: () => result, getFieldsMap: () => toStruct(result).getFieldsMap() };
  return responseOf({ getReturn: () => object });
}

function withSecrets(outputs: Props, secrets: ReadonlySet<string>): Props {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]): [string, Json] => [key, secrets.has(key) ? secretValue(value) : value]),
  );
}
