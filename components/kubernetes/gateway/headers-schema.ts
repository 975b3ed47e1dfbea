import { z } from "zod";
import { formed } from "../../../model/settings/primitives";
import { kubernetesLimits } from "../../../platforms/kubernetes/limits";
import { textOf, wholeWithin } from "../../../platforms/kubernetes/primitives";
import {
  cors,
  pageHeaders,
  requestHeaders as requestHeadersNamed,
  strictTransportSecurity,
} from "../../balancer-options";
import { headerName } from "./action-schema";

const { max: mostNames } = kubernetesLimits["gateway.names"];
const headerNames = () =>
  z.array(headerName()).min(1, "at least one header name").max(mostNames, `at most ${mostNames} header names`);

const origin = formed(
  /^(?:\*|https?:\/\/(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::[0-9]{1,5})?)$/,
  "* or an origin such as https://shop.example.com",
);

/** Headers that the gateway puts into every answer of a node. */
export const responseHeaders = () =>
  z
    .strictObject({
      strictTransportSecurity: strictTransportSecurity(
        wholeWithin("envoy.strictTransportSecurity"),
        "includeSubdomains",
      ),
      ...pageHeaders(textOf("gateway.value.length", "a policy")),
      cors: cors({
        origin,
        headerNames,
        maxAge: wholeWithin("gateway.cors.maxAge"),
        credentials: " Not with `*`.",
        usualAge: " Default: 5.",
      })
        .describe(
          "Which pages of other origins may read nodes' answers (CORS). The gateway answers preflight requests by itself, and pages of other origins get no such headers.",
        )
        .optional(),
    })
    .prefault({})
    .describe(
      "Headers of every answer of a node, in place of what it sends under the same name. HTTP and HTTPS listeners only.",
    );

/** Names under which nodes learn of the client's TLS connection and certificate: those of the spec for AWS. */
export const requestHeaders = () => requestHeadersNamed(headerName, "the client's certificate");
