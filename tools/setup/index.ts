import { type Engine, ensureEngine } from "./engine";
import type { Environment, Program } from "./find";
import { ensureHaproxy } from "./haproxy";
import { ensureTwinPlugin } from "./plugin";

export { type Engine, ensureEngine, findEngine } from "./engine";
export { root } from "./packages";
export { engineHome } from "./plugin";

interface Machine {
  readonly engine: Engine;
  readonly haproxy: Program;
}

/** Everything a twin stack needs on this machine; what is there already is only looked at. */
export async function setUp(env: Environment = process.env): Promise<Machine> {
  const haproxy = await ensureHaproxy(env);
  const engine = await ensureEngine(env);
  await ensureTwinPlugin(engine, env);
  return { engine, haproxy };
}
