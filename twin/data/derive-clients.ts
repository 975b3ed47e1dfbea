import { z } from "zod";
import { types } from "../../platforms/aws/catalog/types";
import type { ClientCertificates } from "../contract/client-certificates";
import type { ListenerShape } from "./shapes";
import { groupBy, readAll, type Stored } from "./stored";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const trustStoreShape = z.object({
  arn: z.string(),
  caCertificatesBundleS3Bucket: text,
  caCertificatesBundleS3Key: text,
});

const revocationShape = z.object({
  trustStoreArn: text,
  revocationsS3Bucket: text,
  revocationsS3Key: text,
});

const objectShape = z.object({
  bucket: text,
  key: text,
  content: text,
});

/** What a trust store holds, as text. */
interface Trusted {
  readonly authorities: string;
  readonly revocations: readonly string[];
}

export type TrustStores = ReadonlyMap<string, Trusted>;

/** Every trust store by ARN, with what lies in the buckets that it names. */
export function trustStoresOf(stored: Stored): TrustStores {
  const stores = readAll(stored, types.trustStore, trustStoreShape);
  if (stores.length === 0) return new Map();
  const objects = readAll(stored, types.bucketObject, objectShape);
  const contents = new Map(objects.map(({ bucket, key, content }) => [`${bucket}/${key}`, content]));
  const revocations = groupBy(
    readAll(stored, types.trustStoreRevocation, revocationShape),
    ({ trustStoreArn }) => trustStoreArn,
  );
  return new Map(
    stores.map((store) => [
      store.arn,
      {
        authorities: contents.get(`${store.caCertificatesBundleS3Bucket}/${store.caCertificatesBundleS3Key}`) ?? "",
        revocations: (revocations.get(store.arn) ?? []).map(
          (list) => contents.get(`${list.revocationsS3Bucket}/${list.revocationsS3Key}`) ?? "",
        ),
      },
    ]),
  );
}

/** Whose certificates the clients of a listener must show. */
export function clientCertificatesOf(shape: ListenerShape, stores: TrustStores): ClientCertificates | undefined {
  const block = shape.mutualAuthentication;
  if (!block || (block.mode !== "verify" && block.mode !== "passthrough")) return undefined;
  const { authorities = "", revocations = [] } = stores.get(block.trustStoreArn) ?? {};
  return {
    mode: block.mode,
    authorities,
    revocations,
    ignoreExpiry: block.ignoreClientCertificateExpiry,
    advertiseNames: block.advertiseTrustStoreCaNames === "on",
    headers: {
      chain: shape.routingHttpRequestXAmznMtlsClientcertHeaderName,
      leaf: shape.routingHttpRequestXAmznMtlsClientcertLeafHeaderName,
      serialNumber: shape.routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName,
      issuer: shape.routingHttpRequestXAmznMtlsClientcertIssuerHeaderName,
      subject: shape.routingHttpRequestXAmznMtlsClientcertSubjectHeaderName,
      validity: shape.routingHttpRequestXAmznMtlsClientcertValidityHeaderName,
    },
  };
}
