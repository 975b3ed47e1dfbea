import type { Props } from "../../../model/graph/json";
import { type ApiObject, listOf, propsOf, textMapOf, textOf } from "../api/objects";

const type = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";

/** What Envoy is given under a name of the translator's; undefined when the cluster has nothing for it. */
export function envoySecret(name: string, objects: readonly ApiObject[]): Props | undefined {
  const authority = authorityFor(name, objects);
  if (authority !== undefined)
    return { "@type": type, name, validationContext: { trustedCa: { inlineString: authority } } };
  const secret = objects.find((object) => object.kind === "Secret" && `${object.namespace}/${object.name}` === name);
  const data = textMapOf(secret?.raw.data);
  const [chain, key] = [decoded(data["tls.crt"]), decoded(data["tls.key"])];
  if (chain === "" || key === "") return undefined;
  return {
    "@type": type,
    name,
    tlsCertificate: { certificateChain: { inlineString: chain }, privateKey: { inlineString: key } },
  };
}

const decoded = (text: string | undefined): string => Buffer.from(text ?? "", "base64").toString("utf8");

/** Policies that name authorities, and what the translator calls the sum of them. */
function authorityFor(name: string, objects: readonly ApiObject[]): string | undefined {
  for (const object of objects) {
    const spec = propsOf(object.raw.spec);
    const references =
      object.kind === "ClientTrafficPolicy" && name === `${object.namespace}/${object.name}/ca.crt`
        ? listOf(propsOf(propsOf(spec.tls).clientValidation).caCertificateRefs)
        : object.kind === "BackendTLSPolicy" && name === `${object.name}/${object.namespace}-ca`
          ? listOf(propsOf(spec.validation).caCertificateRefs)
          : undefined;
    if (references !== undefined)
      return references.map((each) => authorityOf(each, object.namespace, objects)).join("\n");
  }
  return undefined;
}

function authorityOf(reference: Props, namespace: string, objects: readonly ApiObject[]): string {
  const kind = textOf(reference.kind) || "Secret";
  const place = textOf(reference.namespace) || namespace;
  const found = objects.find((each) => each.kind === kind && each.name === reference.name && each.namespace === place);
  const data = textMapOf(found?.raw.data);
  return kind === "Secret" ? decoded(data["ca.crt"]) : (data["ca.crt"] ?? "");
}
