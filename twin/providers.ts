import type { Json, Props } from "./contract/resources";
import { type Tagging, taggingOf } from "./control/tagging";
import { hasUnknown, toJson } from "./control/values";

/** What a provider decides for the resources and look-ups that it answers. */
interface ProviderSettings {
  /** Undefined when it is not said, or when it is not known yet. */
  readonly region: string | undefined;
  readonly tagging: Tagging | undefined;
}

/** A provider's arguments. The engine and the SDK send nested ones as JSON texts. */
export function readProvider(args: Props): ProviderSettings {
  const region =
    typeof args.region === "string" && args.region !== "" && !hasUnknown(args.region) ? args.region : undefined;
  return { region, tagging: taggingOf(openedJson(args.defaultTags), openedJson(args.ignoreTags)) };
}

/** A value that may be a JSON text. */
export function openedJson(value: Json | undefined): Json {
  if (typeof value !== "string") return value ?? null;
  try {
    const parsed: unknown = JSON.parse(value);
    return toJson(parsed);
  } catch {
    return value;
  }
}

/** The AWS providers of one program: its explicit ones by reference, and the default one, which the stack's config describes. */
export class ProgramProviders {
  private readonly explicit = new Map<string, ProviderSettings>();

  constructor(private readonly fallback: ProviderSettings) {}

  add(urn: string, id: string, args: Props): void {
    this.explicit.set(`${urn}::${id}`, readProvider(args));
  }

  /** @param reference `<urn>::<id>` of an explicit provider; empty or absent for the default one */
  of(reference: string | undefined): ProviderSettings {
    return (reference === undefined ? undefined : this.explicit.get(reference)) ?? this.fallback;
  }
}
