import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesClusterSpecInput } from "../../../components/kubernetes/cluster/inputs";
import { type Json, type Props, toProps } from "../../../model/graph/json";
import { conditionOf, listOf, propsOf, textOf, toApiObject } from "../../../twin/kubernetes/api/objects";
import { type Translation, translate } from "../../../twin/kubernetes/gateway/translate";
import { translatorInputs } from "../../../twin/kubernetes/gateway/translator-input";
import { controllerName } from "../../../twin/kubernetes/gateway/watched-kinds";
import { programs } from "../local-cluster";
import { objectsOf, recordCluster } from "./cluster";

const gatewayClass = (name: string): Props => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "GatewayClass",
  metadata: { name },
  spec: { controllerName },
});

/** Kinds of the core that the translator reads; it ends at a group that it does not know. */
const coreKinds = ["Namespace", "Service", "ConfigMap"];

const isRead = ({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean =>
  /^gateway\.(?:networking\.k8s|envoyproxy)\.io\//.test(apiVersion) || coreKinds.includes(kind);

/** What Envoy Gateway's own translator makes of a cluster's objects, and of others beside them. */
export async function translateCluster(
  spec: KubernetesClusterSpecInput,
  others: readonly Props[],
): Promise<Translation> {
  const { translator } = await programs();
  const objects = objectsOf(await recordCluster(spec))
    .filter(isRead)
    .map((object) => toProps(object as unknown as Json));
  const all = [gatewayClass(spec.kubernetes?.gateway?.className ?? "envoy"), ...objects, ...others];
  const [input] = translatorInputs(all.map(toApiObject));
  if (input === undefined) throw new Error("no Gateway to translate");
  return translate(translator, mkdtempSync(join(tmpdir(), "vipkit-test-")), input);
}

/** What the translator says against an object: of each condition that is not as it should be its message. */
export function complaintsOf({ objects }: Translation): readonly string[] {
  const wanted = ["Accepted", "Programmed", "ResolvedRefs"];
  return Object.values(objects)
    .flatMap(listOf)
    .flatMap((object) => {
      const status = propsOf(object.status);
      const conditions = [status, ...listOf(status.listeners), ...listOf(status.parents), ...listOf(status.ancestors)];
      return conditions.flatMap(({ conditions: list }) =>
        wanted.flatMap((type) => {
          const found = conditionOf(list, type);
          if (found === undefined || found.status === "True") return [];
          return [`${textOf(object.kind)} ${textOf(propsOf(object.metadata).name)}: ${type} ${textOf(found.message)}`];
        }),
      );
    });
}

/** Every part of a configuration that has a key, whatever is around it. */
export function partsWith(value: Json | undefined, key: string): readonly Props[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => partsWith(each, key));
  if (typeof value !== "object" || value === null) return [];
  const own = propsOf(value);
  return [...(key in own ? [own] : []), ...Object.values(own).flatMap((each) => partsWith(each, key))];
}
