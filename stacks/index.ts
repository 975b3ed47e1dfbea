import { loadAnyConfig } from "./config";
import { runOnPlatform } from "./platform";

/** The program of every stack; returns what a stack tells its user. */
export const run = async () => runOnPlatform(loadAnyConfig());
