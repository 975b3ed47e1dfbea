export { Address, type AddressArgs, type AddressWiring } from "./address";
export {
  Certificate,
  type CertificateArgs,
  type CertificateWiring,
  type ValidationRecord,
} from "./certificate";
export { Network, type NetworkArgs, type NetworkWiring, type SubnetIds } from "./network";
export { clusterTags, type Tags } from "./tags";
export type { Transforms } from "./transform";
