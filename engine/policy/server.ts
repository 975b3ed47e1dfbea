import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ResourceOptions, StackResource, ValidatedResource } from "../../model/graph";
import { unary } from "../wire/unary";
import { toValues } from "../wire/values";
import type { EnforcementLevel as Level, PolicyHead, PolicyPack, PolicySeverity as Severity, Violation } from "./pack";

/** What the engine says of its own run before it asks anything. */
interface EngineRun {
  readonly stack: string;
  readonly isPreview: boolean;
  /** The stack's `vipkit:limits` as JSON; absent where it sets none, or the engine does not tell. */
  readonly limits?: string | undefined;
}

interface PackIdentity {
  readonly name: string;
  readonly version: string;
}

/** The same limit as the engine's own clients and servers: stacks of thousands of resources must pass. */
const maxMessageBytes = 400 * 1024 * 1024;

/**
 * The engine's Analyzer service. In place of @pulumi/policy, which decodes every resource anew for each policy, opens secrets
 * before a policy can see that they are some, and loads all of the SDK to do so.
 */
export function createAnalyzer(
  identity: PackIdentity,
  createPack: (run: EngineRun) => Promise<PolicyPack>,
): UntypedServiceImplementation {
  let pack: PolicyPack | undefined;
  // Who publishes a pack asks what is in it and never tells of a run.
  const current = async () => (pack ??= await createPack({ stack: "", isPreview: true }));
  return {
    configureStack: unary(async (request: proto.AnalyzerStackConfigureRequest) => {
      const limits = request.getConfigMap().get("vipkit:limits");
      pack = await createPack({ stack: request.getStack(), isPreview: request.getDryRun(), limits });
      return new proto.AnalyzerStackConfigureResponse();
    }),
    getPluginInfo: unary(() => new PluginInfo().setVersion(identity.version)),
    getAnalyzerInfo: unary(async () => infoOf(identity, (await current()).heads)),
    configure: unary(async (request: proto.ConfigureAnalyzerRequest) => {
      (await current()).configure(levelsOf(request));
      return new Empty();
    }),
    remediate: unary(() => new proto.RemediateResponse()),
    analyze: unary(async (request: proto.AnalyzeRequest) =>
      answer(identity, (await current()).judgeResource(resourceOf(request, request.getOptions()?.getParent()))),
    ),
    analyzeStack: unary(async (request: proto.AnalyzeStackRequest) =>
      answer(identity, (await current()).judgeStack(request.getResourcesList().map(stackResourceOf))),
    ),
  };
}

/** The engine sends every resource twice, first to be mended. Nothing here mends one, so it is not read. */
const withoutRequest = { ...AnalyzerService.remediate, requestDeserialize: () => new proto.AnalyzeRequest() };

/** Serves the engine until it ends this process. The first line on stdout is the port, as the engine's plugin protocol wants. */
export function listen(service: UntypedServiceImplementation): Promise<void> {
  const server = new Server({ "grpc.max_receive_message_length": maxMessageBytes });
  server.addService({ ...AnalyzerService, remediate: withoutRequest }, service);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error) return reject(error);
      process.stdout.write(`${port}\n`);
      resolve();
    });
  });
}

const { EnforcementLevel, PolicySeverity, PolicyType } = proto;

const levelsSent: Readonly<Record<Level, proto.EnforcementLevel>> = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  disabled: EnforcementLevel.DISABLED,
};

/** Nothing here mends a resource, so what may be mended must hold. */
const levelsReceived: Readonly<Record<proto.EnforcementLevel, Level>> = {
  [EnforcementLevel.ADVISORY]: "advisory",
  [EnforcementLevel.MANDATORY]: "mandatory",
  [EnforcementLevel.DISABLED]: "disabled",
  [EnforcementLevel.REMEDIATE]: "mandatory",
};

const severitiesSent: Readonly<Record<Severity, proto.PolicySeverity>> = {
  low: PolicySeverity.POLICY_SEVERITY_LOW,
  medium: PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

const typesSent = { resource: PolicyType.POLICY_TYPE_RESOURCE, stack: PolicyType.POLICY_TYPE_STACK } as const;

const severityOf = ({ severity }: PolicyHead) =>
  severity === undefined ? PolicySeverity.POLICY_SEVERITY_UNSPECIFIED : severitiesSent[severity];

function infoOf({ name, version }: PackIdentity, heads: readonly PolicyHead[]): proto.AnalyzerInfo {
  const policies = heads.map((head) =>
    new proto.PolicyInfo()
      .setName(head.name)
      .setDisplayname(head.title)
      .setDescription(head.description)
      .setEnforcementlevel(levelsSent[head.level])
      .setPolicyType(typesSent[head.scope])
      .setSeverity(severityOf(head))
      .setRemediationSteps(head.remediation ?? "")
      .setUrl(head.url ?? "")
      .setTagsList([...(head.tags ?? [])]),
  );
  return new proto.AnalyzerInfo().setName(name).setVersion(version).setSupportsconfig(true).setPoliciesList(policies);
}

function levelsOf(request: proto.ConfigureAnalyzerRequest): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  request.getPolicyconfigMap().forEach((config, policy) => {
    levels.set(policy, levelsReceived[config.getEnforcementlevel()]);
  });
  return levels;
}

type WireResource = Pick<
  proto.AnalyzeRequest,
  "getType" | "getName" | "getUrn" | "getProperties" | "getOptions" | "getProvider"
>;

function resourceOf(wire: WireResource, parent: string | undefined): ValidatedResource {
  return {
    type: wire.getType(),
    name: wire.getName(),
    urn: wire.getUrn(),
    parent: parent === "" ? undefined : parent,
    props: toValues(wire.getProperties()?.toJavaScript() ?? {}),
    options: optionsOf(wire.getOptions()),
    region: regionOf(wire.getProvider()?.getProperties()?.toJavaScript()),
  };
}

function regionOf(provider: unknown): string | undefined {
  const region: unknown =
    typeof provider === "object" && provider !== null ? Reflect.get(provider, "region") : undefined;
  return typeof region === "string" ? region : undefined;
}

function optionsOf(options: proto.AnalyzerResourceOptions | undefined): ResourceOptions | undefined {
  if (options === undefined) return undefined;
  return {
    protect: options.getProtect(),
    deleteBeforeReplace: options.getDeletebeforereplace(),
    ignoreChanges: options.getIgnorechangesList(),
  };
}

function stackResourceOf(wire: proto.AnalyzerResource): StackResource {
  const references: Record<string, readonly string[]> = {};
  wire.getPropertydependenciesMap().forEach((behind, property) => {
    references[property] = behind.getUrnsList();
  });
  return { ...resourceOf(wire, wire.getParent()), references };
}

function answer(identity: PackIdentity, violations: readonly Violation[]): proto.AnalyzeResponse {
  const diagnostics = violations.map(({ policy, level, text, urn }) =>
    new proto.AnalyzeDiagnostic()
      .setPolicyname(policy.name)
      .setPolicypackname(identity.name)
      .setPolicypackversion(identity.version)
      .setDescription(policy.description)
      .setMessage(`${policy.description}\n${text}`)
      .setEnforcementlevel(levelsSent[level])
      .setSeverity(severityOf(policy))
      .setUrn(urn ?? ""),
  );
  return new proto.AnalyzeResponse().setDiagnosticsList(diagnostics);
}
