import { z } from "zod";
import { formed, mapOf } from "../../../model/settings/primitives";
import { objectName } from "../../../platforms/kubernetes/primitives";

const pem = (label: string) =>
  formed(new RegExp(`-----BEGIN ${label}-----`), `PEM text with -----BEGIN ${label}----- in it`);

const configMap = (key: string) =>
  z.strictObject({
    configMap: objectName("a ConfigMap's name").describe(`ConfigMap in the namespace that has them under \`${key}\`.`),
  });

/** The options of a trust store: whose client certificates are let in. */
export const trustStoreShape = () =>
  z.strictObject({
    authorities: z
      .union(
        [
          z.strictObject({
            pem: pem("CERTIFICATE").describe("The certificates as PEM text. The component makes a ConfigMap of them."),
          }),
          configMap("ca.crt"),
        ],
        "{ pem } with the certificates themselves, or { configMap } of one that exists",
      )
      .describe("Certificates of the authorities whose clients are let in: PEM, roots and intermediate ones."),
    revocations: mapOf(
      z
        .union(
          [
            z.strictObject({
              pem: pem("X509 CRL").describe(
                "The revocation list as PEM text. The component makes a ConfigMap of it. One that has ended is refused by the gateway: every request is answered 500 then.",
              ),
            }),
            configMap("ca.crl"),
          ],
          "{ pem } with the list itself, or { configMap } of one that exists",
        )
        .describe("One revocation list (CRL): PEM, issued by an authority of the store."),
    )
      .default({})
      .describe(
        "Lists of certificates that are let in no more, by name. Where there are any, each authority that issues clients' certificates needs one.",
      ),
  });
