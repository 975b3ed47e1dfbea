import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ensureHaproxy } from "../../tools/setup/haproxy";
import { fakeProgram, temporaryFolder } from "../support/temporary";

/** Only what is put into the folder: not even the machine's own HAProxy is seen. */
const bare = (folder: string) => ({ HOME: folder, PATH: `${folder}:/usr/bin:/bin` });

test("HAProxy on the PATH is used when it is recent enough", async (t) => {
  const folder = temporaryFolder(t);
  const file = fakeProgram(folder, "haproxy", "echo HAProxy version 2.8.5-1 2024/01/15");
  assert.deepEqual(await ensureHaproxy(bare(folder), []), { file, version: "2.8.5" });
});

test("HAProxy that is not on the PATH is found where packages put it", async (t) => {
  const folder = temporaryFolder(t);
  const file = fakeProgram(folder, "haproxy", "echo HAProxy version 3.0.2 2024/06/14");
  assert.deepEqual(await ensureHaproxy({ HOME: folder, PATH: "/nowhere" }, [folder]), { file, version: "3.0.2" });
});

test("a newer HAProxy elsewhere is preferred to an old one on the PATH", async (t) => {
  const [old, recent] = [temporaryFolder(t), temporaryFolder(t)];
  fakeProgram(old, "haproxy", "echo HA-Proxy version 1.8.27 2020/11/06");
  const file = fakeProgram(recent, "haproxy", "echo HAProxy version 2.6.0 2022/05/31");
  assert.deepEqual(await ensureHaproxy(bare(old), [recent]), { file, version: "2.6.0" });
});

test("with no package manager that it knows, the user is told what to run", async (t) => {
  const folder = temporaryFolder(t);
  await assert.rejects(ensureHaproxy({ HOME: folder, PATH: folder }, []), (error: Error) => {
    assert.match(error.message, /^the twin needs HAProxy 2\.6\.0 or later: it is not installed$/m);
    assert.match(error.message, /brew install haproxy/);
    return error.name === "SetupError";
  });
});

test("an HAProxy that is too old is named", async (t) => {
  const folder = temporaryFolder(t);
  fakeProgram(folder, "haproxy", "echo HA-Proxy version 1.8.27 2020/11/06");
  const message = new RegExp(`${join(folder, "haproxy").replaceAll(".", "\\.")} is 1\\.8\\.27`);
  await assert.rejects(ensureHaproxy({ HOME: folder, PATH: `${folder}` }, []), message);
});

test("where apt-get is, root has it install HAProxy, and others are given the command", async (t) => {
  const folder = temporaryFolder(t);
  const installs = `[ "$1" = update ] && exit 0; printf '#!/bin/sh\\necho HAProxy version 2.6.12\\n' > ${folder}/haproxy; chmod +x ${folder}/haproxy`;
  fakeProgram(folder, "apt-get", installs);
  const attempt = ensureHaproxy({ HOME: folder, PATH: `${folder}:/usr/bin:/bin` }, []);
  if (process.getuid?.() === 0) assert.equal((await attempt).version, "2.6.12");
  else await assert.rejects(attempt, /sudo apt-get update && sudo apt-get install --no-install-recommends haproxy/);
});

test("an apt-get that fails is quoted", { skip: process.getuid?.() !== 0 && "only root installs" }, async (t) => {
  const folder = temporaryFolder(t);
  fakeProgram(folder, "apt-get", 'echo "E: Unable to locate package haproxy" >&2; exit 100');
  await assert.rejects(ensureHaproxy({ HOME: folder, PATH: folder }, []), /E: Unable to locate package haproxy/);
});
