import type { PolicyHead, PolicyPack, Violation } from "../../engine/policy/pack";
import type { StackResource, ValidatedResource, Values } from "../../model/graph";
import type { Limits } from "../../platforms/aws/limits";
import { canonicalType, graphOfResource, graphOfStack } from "../../platforms/graph";
import { evaluate, exempted, judge, type Result } from "../evaluate";
import { unusedExemptions } from "../exemptions";
import { saidOf } from "../format-result";
import type { Context, Level, Rule } from "../rule";
import { isProjectRule } from "../rule-metadata";
import { classOf, contextOf, levelIn, type ParsedSettings, settingsFile } from "../settings";
import { headOf, resourcesHead, settingsHead, unknownHead } from "./policy-metadata";

interface PackSettings extends ParsedSettings {
  readonly stack: string;
  /** In a preview what is not known yet is said; afterwards it counts as what it is, a rule that could not be checked. */
  readonly isPreview: boolean;
  /** The vendor's limits in force. Default: the dated table as it is. */
  readonly limits?: Limits | undefined;
  readonly rules: readonly Rule[];
}

/** Every rule as a policy of the engine's, for one preview or update. */
export class Pack implements PolicyPack {
  /** Everything the engine may hear of, at the level of the stack's environment. */
  readonly heads: readonly PolicyHead[];
  private readonly byName: ReadonlyMap<string, PolicyHead>;
  private readonly resourceRules = new Map<string, Rule[]>();
  /** What the program says of each resource, by URN: at the end the engine tells what the cloud answered instead. */
  private readonly inputs = new Map<string, Values>();
  private readonly context: Context;
  private levels: ReadonlyMap<string, Level> = new Map();

  constructor(private readonly options: PackSettings) {
    const { stack, settings, rules, limits } = options;
    const environment = classOf(stack, settings);
    this.context = contextOf(environment, settings, limits);
    this.heads = [
      settingsHead,
      resourcesHead,
      unknownHead,
      ...rules.map((rule) => headOf(rule, levelIn(rule, environment, settings))),
    ];
    this.byName = new Map(this.heads.map((head) => [head.name, head]));
    for (const rule of rules.filter(({ scope }) => scope === "resource")) {
      for (const type of rule.types) this.resourceRules.set(type, [...(this.resourceRules.get(type) ?? []), rule]);
    }
  }

  /** Takes the levels that the engine's user sets, by policy. */
  configure(levels: ReadonlyMap<string, Level>): void {
    this.levels = levels;
  }

  /** Judges a resource by its own inputs, before it is created. */
  judgeResource(resource: ValidatedResource): readonly Violation[] {
    const graph = graphOfResource(resource);
    const rules = this.resourceRules.get(canonicalType(resource.type)) ?? [];
    return graph.resources.flatMap((view) => {
      this.inputs.set(resource.urn, view.resource.inputs);
      return rules
        .map((rule) => [rule, this.levelOf(rule.id)] as const)
        .filter(([, level]) => level !== "disabled")
        .map(([rule, level]) =>
          exempted(judge(rule, view, graph, { level, context: this.context }), this.options.settings.exemptions),
        )
        .flatMap((result) => this.toViolations(result));
    });
  }

  /** Judges the stack once all of it has been seen. */
  judgeStack(resources: readonly StackResource[]): readonly Violation[] {
    const graph = graphOfStack(resources, this.inputs);
    const { exemptions } = this.options.settings;
    const { context } = this;
    const { results } = evaluate(graph, this.options.rules, {
      levelOf: ({ id }) => this.levelOf(id),
      exemptions,
      context,
    });
    const isEmpty = !graph.resources.some(({ resource }) => resource.custom);
    return [
      ...this.settingsProblems(results).flatMap((problem) =>
        this.violation(settingsHead, `${settingsFile}: ${problem}`),
      ),
      ...(isEmpty ? this.violation(resourcesHead, "the stack has no resources: there is nothing to judge") : []),
      ...this.unknown(results).flatMap((result) =>
        this.violation(unknownHead, `${result.rule}: ${lineOf(result)}`, result.urn),
      ),
      ...results
        .filter(({ rule }) => this.byName.get(rule)?.scope === "stack")
        .flatMap((result) => this.toViolations(result)),
    ];
  }

  private levelOf(policy: string): Level {
    return this.levels.get(policy) ?? this.byName.get(policy)?.level ?? "disabled";
  }

  private settingsProblems(results: readonly Result[]): readonly string[] {
    const { problems, settings, stack } = this.options;
    const used = new Set(results.flatMap(({ exemption }) => exemption ?? []));
    const judgedHere = settings.exemptions.filter(({ rule }) => !isProjectRule(rule));
    const unused = unusedExemptions(judgedHere, used, { stacks: [stack], all: false });
    return [
      ...problems,
      ...unused.map(
        ({ rule, urn, owner }) => `the exemption from ${rule} for ${urn} (owner ${owner}) excuses nothing: remove it`,
      ),
    ];
  }

  private unknown(results: readonly Result[]): readonly Result[] {
    const { isPreview } = this.options;
    return results.filter(({ verdict, isOutside = false }) => verdict === "unknown" && (isPreview || isOutside));
  }

  private toViolations(result: Result): readonly Violation[] {
    const policy = this.byName.get(result.rule);
    if (!policy) return [];
    // A rule that broke has judged nothing: no level excuses it.
    if (result.verdict === "error") return [{ policy, level: "mandatory", text: lineOf(result), urn: result.urn }];
    // What another program makes stays unknown: it is said, and stops no update for ever.
    const isPending = this.options.isPreview || result.isOutside === true;
    const counts = result.verdict === "fail" || (result.verdict === "unknown" && !isPending);
    if (!counts) return [];
    const advice = [`fix: ${policy.remediation ?? ""}`, policy.url ?? ""];
    return this.violation(policy, [lineOf(result), ...advice].join("\n"), result.urn);
  }

  private violation(policy: PolicyHead, text: string, urn?: string): readonly Violation[] {
    const level = this.levelOf(policy.name);
    if (level === "disabled") return [];
    return [{ policy, level, text, ...(urn === undefined ? {} : { urn }) }];
  }
}

const lineOf = (result: Result) => `${result.name}: ${saidOf(result).join("; ")}`;
