import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { Props } from "../../../model/graph/json";
import { isNotFound } from "../api/api-error";
import type { ClusterClient } from "../api/cluster-client";
import { listOf, propsOf, textMapOf, textOf } from "../api/objects";
import { ContainerConfigError, fieldOf, type PodPlace } from "./environment";
import { resourceField } from "./resource-fields";

/** Files of a volume, by their path in it. */
type Files = Readonly<Record<string, Buffer>>;

/** A volume's place in a container, and where it is on this machine. */
export interface Mount {
  readonly volume: string;
  /** In the container. */
  readonly path: string;
  readonly folder: string;
}

/** Where a cluster puts the token of a service account, which is not issued here. */
const tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * Makes the volumes that a container mounts, in a folder of its pod. What a program has written into an `emptyDir` stays for the next container of the pod;
 * all else is as the API has it when the container starts.
 * @throws ContainerConfigError for an object or a key that is not there
 */
export async function mountVolumes(
  client: ClusterClient,
  container: string,
  place: PodPlace,
  folder: string,
): Promise<readonly Mount[]> {
  const spec = propsOf(place.pod.raw.spec);
  const containers = [...listOf(spec.initContainers), ...listOf(spec.containers)];
  const wanted = listOf(containers.find(({ name }) => name === container)?.volumeMounts).filter(
    ({ mountPath }) => mountPath !== tokenPath,
  );
  const mounts: Mount[] = [];
  for (const { name, mountPath, subPath } of wanted) {
    const volume = listOf(spec.volumes).find((each) => each.name === name);
    if (volume === undefined) continue;
    const own = join(folder, textOf(name));
    const { emptyDir } = volume;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    if (emptyDir === undefined) write(own, await filesOf(client, place, container, volume));
    mounts.push({ volume: textOf(name), path: textOf(mountPath), folder: join(own, textOf(subPath)) });
  }
  return mounts;
}

function write(folder: string, files: Files): void {
  for (const [name, bytes] of Object.entries(files)) {
    const file = resolve(folder, name);
    // The API server refuses a path that leads out; what is written as the user is looked at again.
    if (!file.startsWith(`${folder}${sep}`)) throw new ContainerConfigError(`${name} leads out of its volume`);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, bytes, { mode: 0o600 });
  }
}

async function filesOf(client: ClusterClient, place: PodPlace, container: string, volume: Props): Promise<Files> {
  if (volume.projected !== undefined) {
    const all: Record<string, Buffer> = {};
    for (const source of listOf(propsOf(volume.projected).sources))
      Object.assign(all, await filesOf(client, place, container, source));
    return all;
  }
  if (volume.downwardAPI !== undefined) return facts(listOf(propsOf(volume.downwardAPI).items), container, place);
  const [kind, source] =
    volume.secret === undefined
      ? (["configmaps", propsOf(volume.configMap)] as const)
      : (["secrets", propsOf(volume.secret)] as const);
  const name = textOf(source.name ?? source.secretName);
  if (name === "") return {};
  const data = await dataOf(client, place, kind, name);
  if (data === undefined && source.optional !== true)
    throw new ContainerConfigError(`MountVolume.SetUp failed: ${kind.slice(0, -1)} "${name}" not found`);
  const items = listOf(source.items);
  if (items.length === 0) return data ?? {};
  return Object.fromEntries(
    items.flatMap(({ key, path }) => {
      const bytes = data?.[textOf(key)];
      if (bytes !== undefined) return [[textOf(path), bytes] as const];
      if (source.optional === true) return [];
      throw new ContainerConfigError(
        `MountVolume.SetUp failed: ${kind.slice(0, -1)} "${name}" has no key ${textOf(key)}`,
      );
    }),
  );
}

async function dataOf(
  client: ClusterClient,
  { pod }: PodPlace,
  kind: "configmaps" | "secrets",
  name: string,
): Promise<Files | undefined> {
  try {
    const found = await client.call("GET", `/api/v1/namespaces/${pod.namespace}/${kind}/${name}`);
    const read = (map: Props[string] | undefined, encoding: "utf8" | "base64") =>
      Object.entries(textMapOf(map ?? {})).map(([key, text]) => [key, Buffer.from(text, encoding)] as const);
    return Object.fromEntries([
      ...read(found.data, kind === "secrets" ? "base64" : "utf8"),
      ...read(found.binaryData, "base64"),
    ]);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Labels and annotations are one file each: `key="value"`, a line for each, sorted. */
function facts(items: readonly Props[], container: string, place: PodPlace): Files {
  const lines = (map: Readonly<Record<string, string>>) =>
    Object.entries(map)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join("\n");
  const text = ({ fieldRef, resourceFieldRef }: Props): string => {
    if (fieldRef === undefined) {
      const field = propsOf(resourceFieldRef);
      return resourceField(place.pod, textOf(field.containerName) || container, field, place.capacity) ?? "";
    }
    const path = textOf(propsOf(fieldRef).fieldPath);
    if (path === "metadata.labels") return lines(place.pod.labels);
    return path === "metadata.annotations" ? lines(place.pod.annotations) : fieldOf(path, place);
  };
  return Object.fromEntries(items.map((item) => [textOf(item.path), Buffer.from(text(item))]));
}

/** Says where volumes are: `VOLUME_<NAME>` for each, and paths in a container's words as they are on this machine. */
export function withMounts(mounts: readonly Mount[]) {
  // A mount below another one is the one that is meant.
  const byDepth = [...mounts].sort((a, b) => b.path.length - a.path.length);
  const word = (text: string): string => {
    if (byDepth.length === 0) return text;
    const any = byDepth.map(({ path }) => path.replace(/\/+$/, "").replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
    return text.replace(new RegExp(`(?<![\\w./-])(?:${any})(?![\\w.-])`, "g"), (path) => {
      const folder = byDepth.find((mount) => mount.path.replace(/\/+$/, "") === path)?.folder;
      return folder ?? path;
    });
  };
  return {
    word,
    variables: Object.fromEntries(
      mounts.map(({ volume, folder }) => [`VOLUME_${volume.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`, folder]),
    ),
  };
}
