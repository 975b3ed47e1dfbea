import type { DefinedCommand } from "../command/define";

type Load = () => Promise<DefinedCommand>;

/** Every command, in a reader's order. Its module is loaded only when it is called: some need the whole of the SDK. */
export const commands: Readonly<Record<string, Load>> = {
  init: async () => (await import("./init.js")).initCommand,
  start: async () => (await import("./start.js")).startCommand,
  plan: async () => (await import("./plan.js")).planCommand,
  budget: async () => (await import("./budget.js")).budgetCommand,
  reach: async () => (await import("./reach.js")).reachCommand,
  diagram: async () => (await import("./diagram.js")).diagramCommand,
  access: async () => (await import("./access.js")).accessCommand,
  cost: async () => (await import("./cost.js")).costCommand,
  simulate: async () => (await import("./simulate.js")).simulateCommand,
  diff: async () => (await import("./diff.js")).diffCommand,
  check: async () => (await import("./check.js")).checkCommand,
  status: async () => (await import("./status.js")).statusCommand,
  page: async () => (await import("./page.js")).pageCommand,
  logs: async () => (await import("./logs.js")).logsCommand,
  shift: async () => (await import("./shift.js")).shiftCommand,
  roll: async () => (await import("./roll.js")).rollCommand,
  evacuate: async () => (await import("./evacuate.js")).evacuateCommand,
  restore: async () => (await import("./restore.js")).restoreCommand,
  fault: async () => (await import("./fault.js")).faultCommand,
  drill: async () => (await import("./drill.js")).drillCommand,
  down: async () => (await import("./down.js")).downCommand,
  setup: async () => (await import("./setup.js")).setupCommand,
};
