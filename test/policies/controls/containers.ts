import type { ControlRows } from "./index";

export const containersControls: ControlRows = {
  "services of ECS have no public addresses": { securityHub: ["ECS.2"], checkov: ["CKV_AWS_333"] },
  "services of ECS run on the current platform": { securityHub: ["ECS.10"], checkov: ["CKV_AWS_332"] },
  "tasks do not share the processes of their host": { securityHub: ["ECS.3"], checkov: ["CKV_AWS_335"] },
  "containers are not privileged": { securityHub: ["ECS.4"], checkov: ["CKV_AWS_334"] },
  "containers read their root file system": { securityHub: ["ECS.5"], checkov: ["CKV_AWS_336"] },
  "no credentials in the environment of a container": { securityHub: ["ECS.8"] },
  "containers are logged": { securityHub: ["ECS.9"], cdkNag: ["AwsSolutions-ECS7"] },
  "task and execution roles differ": { checkov: ["CKV_AWS_249"] },
};
