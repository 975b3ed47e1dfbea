import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { guardProgram } from "../../engine/program/guard";

const messageOf = (promise: Promise<never>) =>
  promise.then(
    () => "",
    (error: unknown) => String(error),
  );

test("patience counts from the last step, and what is waited for is said", async () => {
  const server = createServer();
  const guard = guardProgram(400);
  let message = "";
  const ended = messageOf(guard.ended).then((text) => {
    message = text;
  });
  try {
    server.listen(0, "127.0.0.1");
    for (const step of ["one", "two", "three"]) {
      await wait(200);
      guard.progress(step);
    }
    assert.equal(message, "", "600 ms in all, and never 400 without a step");
    await ended;
    assert.match(message, /nothing happened for 0\.4 s after three; it waits for .*a server that listens/);
  } finally {
    guard.release();
    server.close();
  }
});

test("a program that has asked for nothing yet says so", async () => {
  const guard = guardProgram(20);
  // Keeps the process up, as a program's own connection would.
  const busy = setInterval(() => undefined, 5);
  try {
    assert.match(
      await messageOf(guard.ended),
      /nothing happened for 0\.02 s after it was loaded; it waits for a timer/,
    );
  } finally {
    clearInterval(busy);
    guard.release();
  }
});

test("a program that is done is not given up", async () => {
  const guard = guardProgram(20);
  const ended = messageOf(guard.ended);
  guard.release();
  assert.equal(await Promise.race([ended, wait(60, "quiet")]), "quiet");
});
