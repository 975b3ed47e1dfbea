import { requestHeaderNames, responseHeaderAttributes, serverHeaderAttribute } from "../../../model/constraints";
import type { Props } from "../types";

/** What a listener has when the program says nothing. */
export function vendorHeaders(protocol: string): Props {
  if (protocol !== "HTTP" && protocol !== "HTTPS") return {};
  const values = Object.fromEntries(responseHeaderAttributes.map((attribute) => [attribute, ""]));
  return { [serverHeaderAttribute]: true, ...values, ...(protocol === "HTTPS" ? requestHeaderNames : {}) };
}
