import { ApiError, isNotFound } from "./api-error";
import type { ClusterClient } from "./cluster-client";
import { listOf, textOf } from "./objects";

/** Where the objects of a kind are. */
interface ResourcePath {
  readonly plural: string;
  readonly isNamespaced: boolean;
}

/** `/api/v1` for the core group, `/apis/<group>/<version>` for all others. */
export const groupPath = (apiVersion: string): string =>
  apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

/** Asks the server once for each group and version which kinds it has. */
export class Discovery {
  private readonly known = new Map<string, ReadonlyMap<string, ResourcePath>>();

  constructor(private readonly client: ClusterClient) {}

  /** @throws ApiError `NoSuchKind` when the server does not serve it. */
  async find(apiVersion: string, kind: string): Promise<ResourcePath> {
    const found = this.known.get(apiVersion)?.get(kind) ?? (await this.ask(apiVersion)).get(kind);
    if (found !== undefined) return found;
    throw new ApiError(
      404,
      "NoSuchKind",
      `${this.client.server} serves no ${kind} of ${apiVersion}; expected a kind that it knows: install the ` +
        "CustomResourceDefinition or the controller that brings it first, or correct apiVersion and kind",
    );
  }

  private async ask(apiVersion: string): Promise<ReadonlyMap<string, ResourcePath>> {
    try {
      const { resources } = await this.client.call("GET", groupPath(apiVersion));
      const kinds = listOf(resources)
        .filter(({ name }) => !textOf(name).includes("/"))
        .map(
          ({ kind, name, namespaced }) =>
            [textOf(kind), { plural: textOf(name), isNamespaced: namespaced === true }] as const,
        );
      const found = new Map(kinds);
      this.known.set(apiVersion, found);
      return found;
    } catch (error) {
      if (isNotFound(error)) return new Map();
      throw error;
    }
  }

  /** Path of an object, or of its collection without a name. */
  async pathOf(apiVersion: string, kind: string, namespace: string, name?: string): Promise<string> {
    const { plural, isNamespaced } = await this.find(apiVersion, kind);
    const collection = isNamespaced
      ? `${groupPath(apiVersion)}/namespaces/${encodeURIComponent(namespace || "default")}/${plural}`
      : `${groupPath(apiVersion)}/${plural}`;
    return name === undefined ? collection : `${collection}/${encodeURIComponent(name)}`;
  }
}
