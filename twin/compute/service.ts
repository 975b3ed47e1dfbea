import path from "node:path";
import type { TwinSettings } from "../contract/desired-state";
import type { LaunchTemplate } from "../contract/launch-template";
import type { Instance, InstanceService } from "./instance";
import { parseUserData } from "./user-data";

const exampleServer = path.resolve(__dirname, "../example-node/server.js");

/** What a node of this template runs. The twin runs no images: a container's place is taken by the stack's own node command. */
export function planService(template: LaunchTemplate, settings: TwinSettings, port: number): InstanceService {
  const onMachine = template.container === undefined ? parseUserData(template.userData) : undefined;
  const service = template.container ?? onMachine;
  const standIn = settings.nodeCommand.length > 0 ? settings.nodeCommand : [process.execPath, exampleServer];
  const command = onMachine?.kind === "command" ? onMachine.command : standIn;
  return {
    command: [...command],
    environment: { PORT: String(port), ...service?.environment },
    secrets: [...(service?.secrets ?? [])],
    stopTimeout: service?.stopTimeout ?? 90,
  };
}

/** The node's identity and the address that only the data plane knows, over whatever the workload asked for. */
export function environmentOf(instance: Instance): Record<string, string> {
  return {
    ...instance.service.environment,
    HOST: instance.backendAddress,
    NODE_ID: instance.id,
    NODE_ZONE: instance.zone,
    NODE_GROUP: instance.service.environment["NODE_GROUP"] ?? instance.group,
  };
}
