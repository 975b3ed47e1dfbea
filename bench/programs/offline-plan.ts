import { join } from "node:path";
import { planOffline } from "../../cli/plan/offline";
import { readStack } from "../../cli/project";

// One stack's program from load to the last resource: `node offline-plan.js <stack>`.
void planOffline(readStack(join(__dirname, "../../.."), process.argv[2] ?? "prod"));
