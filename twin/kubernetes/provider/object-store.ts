import type { Props } from "../../../model/graph/json";
import { ApiError, isNotFound } from "../api/api-error";
import { type ClusterClient, contentTypes } from "../api/cluster-client";
import { Discovery } from "../api/discovery";
import { propsOf, textOf } from "../api/objects";
import { explainFailure } from "./explain-failure";
import { withoutIgnored } from "./ignored-fields";

/** Who the API server notes down as the owner of the fields that a program sets. */
const fieldManager = "vipkit";

export interface ApplyOptions {
  readonly isDryRun?: boolean;
  /** Paths of fields that others may have set since: `spec.replicas`. Default: none. */
  readonly ignoreChanges?: readonly string[];
}

/** Objects of one cluster, by server-side apply. */
export class ObjectStore {
  private readonly discovery: Discovery;

  constructor(
    readonly client: ClusterClient,
    readonly defaultNamespace: string,
  ) {
    this.discovery = new Discovery(client);
  }

  /** Path of an object, or of its collection. @throws ApiError */
  async pathOf(object: Props, isCollection = false): Promise<string> {
    const { apiVersion, kind } = object;
    const { namespace, name } = propsOf(object.metadata);
    const place = textOf(namespace) || this.defaultNamespace;
    return this.discovery.pathOf(textOf(apiVersion), textOf(kind), place, isCollection ? undefined : textOf(name));
  }

  /** Undefined when it is not there, or its kind is not. */
  async read(object: Props): Promise<Props | undefined> {
    try {
      return await this.client.call("GET", await this.pathOf(object));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw explainFailure(error, object, this.client.server);
    }
  }

  /**
   * Sets exactly the fields that are given: what was given before and is no more goes, what others have set stays.
   * @throws ApiError
   */
  async apply(object: Props, { isDryRun = false, ignoreChanges = [] }: ApplyOptions = {}): Promise<Props> {
    const annotations = propsOf(propsOf(object.metadata).annotations);
    const live = ignoreChanges.length === 0 ? undefined : await this.read(object);
    const body =
      live === undefined ? object : withoutIgnored(object, live, { paths: ignoreChanges, manager: fieldManager });
    try {
      return await this.client.call("PATCH", await this.pathOf(object), {
        contentType: contentTypes.apply,
        query: {
          fieldManager,
          fieldValidation: "Strict",
          force: annotations["pulumi.com/patchForce"] === "true",
          dryRun: isDryRun ? "All" : undefined,
        },
        body,
      });
    } catch (error) {
      throw explainFailure(error, object, this.client.server);
    }
  }

  /** @throws ApiError `AlreadyExists`: a program does not take over what it has not made */
  async create(object: Props): Promise<Props> {
    const existing = await this.read(object);
    if (existing !== undefined) {
      const { namespace, name } = propsOf(object.metadata);
      const place = textOf(namespace) === "" ? "" : ` in namespace ${textOf(namespace)}`;
      throw new ApiError(
        409,
        "AlreadyExists",
        `metadata.name: a ${textOf(object.kind)} of this name exists${place} already, got "${textOf(name)}"; ` +
          "choose another name, or take it over with `pulumi import`",
      );
    }
    return this.apply(object);
  }

  /** Begins its end. False when it is gone already. */
  async delete(object: Props): Promise<boolean> {
    const annotations = propsOf(propsOf(object.metadata).annotations);
    const policy = textOf(annotations["pulumi.com/deletionPropagationPolicy"]);
    const propagationPolicy = /^(orphan|background)$/i.test(policy) ? capitalized(policy) : "Foreground";
    try {
      await this.client.call("DELETE", await this.pathOf(object), {
        body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy },
      });
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw explainFailure(error, object, this.client.server);
    }
  }
}

const capitalized = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
