import { types } from "../../../platforms/aws/catalog/types";
import { type Cloud, CloudError, type Props, type StoredResource } from "../../contract/resources";
import { mustHaveInternet, usersOfAddress } from "./nat-gateway";
import { publicAddress, publicName } from "./public-address";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustExist } from "./support/references";

/** The Elastic IP that an instance has, by the address itself or by an association. */
export function elasticAddressOf(instance: string, cloud: Cloud): string | undefined {
  const own = cloud.where(types.elasticIp, "instance", instance)[0];
  const associated = cloud.where(types.eipAssociation, "instanceId", instance)[0];
  return text(own?.outputs ?? associated?.outputs ?? {}, "publicIp");
}

/** @throws CloudError where an address cannot be given to the instance. */
function admitInstance(id: string | undefined, cloud: Cloud): void {
  if (id === undefined || id === "") return;
  const instance = mustExist(cloud, types.instance, id);
  const subnet = cloud.get(types.subnet, text(instance?.outputs ?? {}, "subnetId") ?? "");
  mustHaveInternet(text(subnet?.outputs ?? {}, "vpcId"), cloud);
}

/** Other machines are told nothing: it leads nowhere on this machine. */
function give(instance: string | undefined, publicIp: string, cloud: Cloud): void {
  if (instance === undefined || cloud.get(types.instance, instance) === undefined) return;
  cloud.patch(types.instance, instance, { publicIp, publicDns: publicIp === "" ? "" : publicName(cloud, publicIp) });
}

const privateIpOf = (instance: string | undefined, cloud: Cloud): string =>
  text(cloud.get(types.instance, instance ?? "")?.outputs ?? {}, "privateIp") ?? "";

export const eip = define({
  type: types.elasticIp,
  replaceOn: ["domain", "address", "customerOwnedIpv4Pool", "ipamPoolId", "networkBorderGroup", "publicIpv4Pool"],
  computed: ["instance", "networkInterface"],
  admit: (inputs, cloud) => admitInstance(text(inputs, "instance"), cloud),
  id: (_, cloud) => cloud.newId("eipalloc-"),
  once: (_, id, cloud) => {
    const publicIp = publicAddress(cloud);
    return {
      arn: arnOf(cloud, "ec2", `elastic-ip/${id}`),
      allocationId: id,
      publicIp,
      publicDns: publicName(cloud, publicIp),
      domain: "vpc",
      networkBorderGroup: cloud.region,
      publicIpv4Pool: "amazon",
      associationId: "",
      privateIp: "",
      privateDns: "",
      carrierIp: "",
      customerOwnedIp: "",
      ptrRecord: "",
    };
  },
  derive: (inputs, id, cloud, self) => {
    const instance = text(inputs, "instance");
    if (instance === undefined) return {};
    // The same that `once` has just drawn: it is taken only when the address is there.
    give(instance, text(self?.outputs ?? {}, "publicIp") ?? publicAddress(cloud), cloud);
    const associationId = `eipassoc-${id.slice("eipalloc-".length)}`;
    return { associationId, privateIp: privateIpOf(instance, cloud) };
  },
  remove: (old, cloud) => {
    const user = usersOfAddress(old.id, cloud)[0] ?? cloud.where(types.eipAssociation, "allocationId", old.id)[0];
    if (user === undefined) return give(text(old.outputs, "instance"), "", cloud);
    throw new CloudError(
      "InvalidIPAddress.InUse",
      `Address ${text(old.outputs, "publicIp") ?? old.id} is in use (${user.name}, ${user.id}).`,
    );
  },
});

const allocationOf = (inputs: Props, cloud: Cloud): StoredResource | undefined => {
  const [id, publicIp] = [text(inputs, "allocationId"), text(inputs, "publicIp")];
  if (id !== undefined) return mustExist(cloud, types.elasticIp, id);
  return publicIp === undefined ? undefined : cloud.where(types.elasticIp, "publicIp", publicIp)[0];
};

export const eipAssociation = define({
  type: types.eipAssociation,
  replaceOn: ["allocationId", "allowReassociation", "instanceId", "networkInterfaceId", "privateIpAddress", "publicIp"],
  tagged: false,
  admit: (inputs, cloud) => {
    allocationOf(inputs, cloud);
    admitInstance(text(inputs, "instanceId"), cloud);
  },
  id: (_, cloud) => cloud.newId("eipassoc-"),
  once: (inputs, _id, cloud) => {
    const address = allocationOf(inputs, cloud);
    const instance = text(inputs, "instanceId");
    const publicIp = text(address?.outputs ?? {}, "publicIp") ?? "";
    return {
      ...{ publicIp, allocationId: address?.id ?? "", instanceId: "", privateIpAddress: privateIpOf(instance, cloud) },
      networkInterfaceId:
        text(cloud.get(types.instance, instance ?? "")?.outputs ?? {}, "primaryNetworkInterfaceId") ?? "",
    };
  },
  effect: (inputs, _id, cloud) =>
    give(text(inputs, "instanceId"), text(allocationOf(inputs, cloud)?.outputs ?? {}, "publicIp") ?? "", cloud),
  remove: ({ outputs }, cloud) => give(text(outputs, "instanceId"), "", cloud),
});
