import { graphOfStack, type StackResource, toValues, type Values } from "../../model/graph";
import { type EvaluationSettings, evaluate, type Result } from "../evaluate";
import type { Rule } from "../rule";

/** One look at the whole stack, shared by every policy of the pack: the engine shows it to each of them anew. */
export class Round {
  private readonly inputs = new Map<string, Values>();
  private results: readonly Result[] | undefined;

  constructor(
    private readonly rules: readonly Rule[],
    private readonly settings: EvaluationSettings,
  ) {}

  remember(urn: string, props: object): void {
    this.inputs.set(urn, toValues(props));
  }

  begin(): void {
    this.results = undefined;
  }

  judge(resources: readonly StackResource[]): readonly Result[] {
    this.results ??= evaluate(graphOfStack(resources, this.inputs), this.rules, this.settings).results;
    return this.results;
  }
}
