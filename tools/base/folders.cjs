"use strict";
const fs = require("node:fs");
const path = require("node:path");

/**
 * Creates a folder and those above it. Node's own recursive way never returns where the system answers that the folder just
 * created is not there, as below a HOME of /proc.
 * @param {string} folder
 */
function createFolder(folder) {
  if (fs.existsSync(folder)) return;
  createFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!isThere) throw error;
  }
}

module.exports = { createFolder };
