import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { kubernetesLimits } from "../../../platforms/kubernetes/limits";
import { hostName } from "../../../platforms/kubernetes/primitives";
import { clientCertificates } from "../../client-certificates";

/** Whether clients show a certificate of their own, and who judges it. */
export const mutualAuthentication = () =>
  clientCertificates({
    what: "Certificates of the clients (mTLS), on HTTPS and TLS listeners.",
    mode: "`verify`: only clients with a certificate of the trust store get in, and server certificates of its authorities count too. `passthrough`: any certificate or none, and nodes judge it. `off` switches it off again.",
    // Envoy lists its trusted authorities in each request for a certificate, and Envoy Gateway cannot switch that off.
    advertise: {
      default: true,
      text: "Clients of mode verify are always told the authorities' names, by which browsers choose a certificate.",
    },
  });

const { max: mostNames } = kubernetesLimits["gateway.names"];

/** Names by which connections are told apart whose TLS the gateway does not end. */
export const passthrough = () =>
  z
    .strictObject({
      hosts: z
        .array(
          formed(
            new RegExp(`^(?=.{1,253}$)(?:\\*\\.)?${hostName}$`),
            "a name in lower case, or a star for its first labels: *.example.com",
          ),
        )
        .min(1, "at least one name")
        .max(mostNames, `at most ${mostNames} names`)
        .describe("Names that clients ask for (SNI); connections for another name, or for none, are reset."),
    })
    .describe(
      "TLS listeners only: the nodes end TLS with certificates of their own, and the gateway passes connections on as they come.",
    )
    .optional();
