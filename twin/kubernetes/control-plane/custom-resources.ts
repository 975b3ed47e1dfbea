import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { toProps } from "../../../model/graph/json";
import type { ClusterClient } from "../api/cluster-client";
import { contentTypes } from "../api/cluster-client";
import { Discovery } from "../api/discovery";
import { type ApiObject, conditionOf, keyOf, propsOf, toApiObject } from "../api/objects";
import { Reflector } from "../api/reflector";

const fieldManager = "vipkit";
/** Large definitions all at once would hold each other up until the server gives up on them. */
const sideBySide = 4;
const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** Every object of the YAML files in these folders, as it stands there. */
export function readManifests(folders: readonly string[]): ApiObject[] {
  return filesOf(folders)
    .flatMap((file) => parseAllDocuments(readFileSync(file, "utf8")).map((document) => toProps(document.toJS())))
    .filter(({ kind }) => kind !== undefined)
    .map(toApiObject);
}

/** The YAML files of folders, in the order of their names. */
export const filesOf = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => join(folder, name)),
  );

/** Applies objects server-side, and waits until the API server serves what they define. */
export async function applyManifests(client: ClusterClient, objects: readonly ApiObject[]): Promise<void> {
  const discovery = new Discovery(client);
  const waiting = [...objects];
  const work = async () => {
    for (let object = waiting.shift(); object !== undefined; object = waiting.shift())
      await applyOne(client, discovery, object);
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  await established(
    client,
    objects.filter(({ kind }) => kind === "CustomResourceDefinition"),
  );
}

async function applyOne(client: ClusterClient, discovery: Discovery, object: ApiObject): Promise<void> {
  const path = await discovery.pathOf(object.apiVersion, object.kind, object.namespace, object.name);
  const query = { fieldManager, force: true };
  await client.call("PATCH", path, { contentType: contentTypes.apply, query, body: object.raw });
}

async function established(client: ClusterClient, definitionsOf: readonly ApiObject[]): Promise<void> {
  const missing = new Set(definitionsOf.map(keyOf));
  if (missing.size === 0) return;
  await new Promise<void>((resolve) => {
    const reflector = new Reflector(
      client,
      { path: definitions },
      {
        onChange: (object) => {
          if (conditionOf(propsOf(object.raw.status).conditions, "Established")?.status !== "True") return;
          missing.delete(keyOf(object));
          if (missing.size > 0) return;
          void reflector.stop();
          resolve();
        },
      },
    );
    void reflector.start();
  });
}
