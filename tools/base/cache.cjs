"use strict";
const os = require("node:os");
const path = require("node:path");

/**
 * Where set-up keeps what outlives the checkout: `$XDG_CACHE_HOME/vipkit`, or `.cache/vipkit` in the home folder.
 * @param {Record<string, string | undefined>} [env]
 */
function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME;
  if (base && path.isAbsolute(base)) return path.join(base, "vipkit");
  return path.join(env.HOME || os.homedir(), ".cache", "vipkit");
}

module.exports = { cacheFolder };
