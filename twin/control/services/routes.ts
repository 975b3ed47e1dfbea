import { crc32 } from "node:zlib";
import { types } from "../../../platforms/aws/catalog/types";
import { routeDestinations } from "../../../platforms/aws/constraints";
import { type Cloud, CloudError, type Props, type ServiceTable, type StoredResource } from "../../contract/resources";
import { arnOf } from "./support/arns";
import { define } from "./support/define";
import { text } from "./support/read";
import { mustBeUnique, mustExist } from "./support/references";

const tableType = types.routeTable;
const routeType = types.route;
const associationType = types.routeTableAssociation;

const routeTable = define({
  type: tableType,
  replaceOn: ["vpcId"],
  computed: ["routes", "propagatingVgws"],
  admit: (inputs, cloud) => void mustExist(cloud, types.vpc, text(inputs, "vpcId") ?? ""),
  id: (_, cloud) => cloud.newId("rtb-"),
  once: (_, id, cloud) => ({
    arn: arnOf(cloud, "ec2", `route-table/${id}`),
    ownerId: cloud.accountId,
    routes: [],
    propagatingVgws: [],
  }),
  remove: (old, cloud) => {
    const user = cloud.where(associationType, "routeTableId", old.id)[0];
    if (user === undefined) return;
    const message = `The routeTable '${old.id}' has dependencies and cannot be deleted. (${user.name}, ${user.id})`;
    throw new CloudError("DependencyViolation", message);
  },
});

const destinationOf = (inputs: Props) => routeDestinations.flatMap((key) => text(inputs, key) ?? [])[0] ?? "";

/** The vpc of a gateway, when this cloud made it. */
const vpcOf = (resource: StoredResource | undefined) => text(resource?.outputs ?? {}, "vpcId");

function admitTarget(inputs: Props, table: StoredResource | undefined, cloud: Cloud): void {
  const known = [
    ["gatewayId", types.internetGateway],
    ["natGatewayId", types.natGateway],
    ["egressOnlyGatewayId", types.egressOnlyGateway],
    ["vpcEndpointId", types.vpcEndpoint],
  ] as const;
  for (const [key, type] of known) {
    const id = text(inputs, key);
    // Virtual private gateways go in by `gatewayId` too.
    if (id === undefined || id.startsWith("vgw-") || id === "local") continue;
    const target = mustExist(cloud, type, id);
    const [here, there] = [vpcOf(table), vpcOf(target)];
    if (here !== undefined && there !== undefined && here !== there) {
      const message = `route table ${table?.id ?? ""} and network gateway ${id} belong to different networks`;
      throw new CloudError("InvalidParameterValue", message);
    }
  }
}

function admitRoute(inputs: Props, cloud: Cloud, self: StoredResource | undefined): void {
  const tableId = text(inputs, "routeTableId") ?? "";
  const table = mustExist(cloud, tableType, tableId);
  admitTarget(inputs, table, cloud);
  const destination = destinationOf(inputs);
  const twin = cloud
    .where(routeType, "routeTableId", tableId)
    .find((route) => route.id !== self?.id && destinationOf(route.outputs) === destination);
  if (twin === undefined) return;
  throw new CloudError("RouteAlreadyExists", `The route identified by ${destination} already exists. (${twin.name})`);
}

const route = define({
  type: routeType,
  replaceOn: ["routeTableId", ...routeDestinations],
  tagged: false,
  admit: admitRoute,
  id: (inputs) => `r-${text(inputs, "routeTableId") ?? ""}${crc32(destinationOf(inputs))}`,
  once: () => ({ origin: "CreateRoute", state: "active", instanceId: "", instanceOwnerId: "" }),
});

const association = define({
  type: associationType,
  replaceOn: ["subnetId", "gatewayId"],
  tagged: false,
  admit: (inputs, cloud, self) => {
    const tableId = text(inputs, "routeTableId") ?? "";
    mustExist(cloud, tableType, tableId);
    const subnetId = text(inputs, "subnetId");
    if (subnetId === undefined) return;
    mustExist(cloud, types.subnet, subnetId);
    const message = `the specified association for route table ${tableId} conflicts with an existing association`;
    mustBeUnique(
      cloud,
      { type: associationType, property: "subnetId", value: subnetId, self },
      "Resource.AlreadyAssociated",
      message,
    );
  },
  id: (_, cloud) => cloud.newId("rtbassoc-"),
});

export const routesTable: ServiceTable = {
  service: "ec2/routes",
  resources: [routeTable, route, association],
  functions: [],
};
