import {
  requestHeaderNames,
  responseHeaderAttributes,
  serverHeaderAttribute,
} from "../../../platforms/aws/constraints";
import type { Props } from "../../contract/resources";

/** What a listener has when the program says nothing. */
export function vendorHeaders(protocol: string): Props {
  if (protocol !== "HTTP" && protocol !== "HTTPS") return {};
  const values = Object.fromEntries(responseHeaderAttributes.map((attribute) => [attribute, ""]));
  return { [serverHeaderAttribute]: true, ...values, ...(protocol === "HTTPS" ? requestHeaderNames : {}) };
}
