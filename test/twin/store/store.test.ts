import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import { StoreError } from "../../../twin/store/errors";
import type { StoreData } from "../../../twin/store/format";
import { loadStore, Store } from "../../../twin/store/store";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const empty: StoreData = {
  slot: 20,
  region: "eu-west-1",
  settings: { bootTime: 1, metricPeriod: 60, nodeCommand: ["node", "x.js"] },
  resources: [],
  issued: {},
  receipts: [{ token: "t", id: "i" }],
  runtime: { nodes: [1] },
};

function newStore() {
  const folder = mkdtempSync(join(tmpdir(), "vipkit-store-"));
  folders.push(folder);
  const path = join(folder, "store.json");
  const state = { data: empty, writes: 0 };
  const owner = {
    capture: () => {
      state.writes++;
      return state.data;
    },
    rollBack: (durable: StoreData) => {
      state.data = durable;
    },
  };
  const add = (id: string) => {
    const resource = {
      type: "t",
      id,
      urn: `urn:${id}`,
      name: id,
      inputs: { a: [1, null] },
      outputs: {},
      createdAt: "2026-01-01",
      versions: { 1: { a: 1 }, 2: { a: 2 } },
    };
    state.data = { ...state.data, resources: [...state.data.resources, resource] };
  };
  return { folder, path, state, add, store: new Store(path, owner, empty) };
}
const ids = (data: StoreData | undefined) => data?.resources.map(({ id }) => id);

describe("the store", () => {
  it("returns exactly what was saved, keeps the copy before it, and only its owner can read it", async () => {
    const { path, store, add, state } = newStore();
    assert.equal(await loadStore(path), undefined);
    add("a");
    await store.commit();
    add("b");
    await store.commit();
    assert.deepEqual(await loadStore(path), state.data);
    assert.deepEqual(ids(await loadStore(`${path}.bak`)), ["a"]);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it("saves a burst of changes in a few writes, each acknowledged only when it is in the file", async () => {
    const { path, store, add, state } = newStore();
    const saved = Array.from({ length: 100 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 5));
      add(`r${index}`);
      await store.commit();
      assert.ok(ids(await loadStore(path))?.includes(`r${index}`));
    });
    await Promise.all(saved);
    assert.ok(state.writes < 30, `${state.writes} writes`);
  });

  it("undoes what a full disk did not take, for everybody who waits, and goes on afterwards", async () => {
    const { path, store, add, state } = newStore();
    add("kept");
    await store.commit();
    symlinkSync("/dev/full", `${path}.draft`);
    add("lost-1");
    const first = store.commit();
    await new Promise((resolve) => setImmediate(resolve));
    add("lost-2");
    const second = store.commit();
    for (const commit of [first, second]) {
      await assert.rejects(
        commit,
        (error: Error) =>
          error instanceof StoreError && /no space is left/.test(error.message) && error.message.includes(path),
      );
    }
    assert.deepEqual(ids(state.data), ["kept"]);
    assert.deepEqual(ids(await loadStore(path)), ["kept"]);
    add("again");
    await store.commit();
    assert.deepEqual(ids(await loadStore(path)), ["kept", "again"]);
  });

  it("leaves no draft behind when it fails", async () => {
    const { folder, path, store } = newStore();
    symlinkSync("/dev/full", `${path}.draft`);
    await assert.rejects(store.commit());
    assert.deepEqual(readdirSync(folder), []);
  });

  const corrupt: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ["half a file", '{"version":1,"slot":2', /cannot be read/],
    ["an empty file", "", /cannot be read/],
    ["no object", "[]", /no JSON object/],
    ["another format", '{"version":0}', /version: expected 1, got 0/],
    ["a newer format", '{"version":2}', /newer vipkit/],
    ["no slot", '{"version":1,"region":"r"}', /slot: expected a number/],
    ["no region", '{"version":1,"slot":20}', /region: expected a text/],
    ["no settings", '{"version":1,"slot":20,"region":"r"}', /settings: got null/],
    ["no resources", JSON.stringify({ version: 1, ...empty, resources: {} }), /resources: expected a list/],
    ["half a resource", JSON.stringify({ version: 1, ...empty, resources: [{ type: "t" }] }), /resources\[0\]/],
    [
      "ids that are no numbers",
      JSON.stringify({ version: 1, ...empty, issued: { a: "x" } }),
      /issued: expected numbers/,
    ],
    ["half a receipt", JSON.stringify({ version: 1, ...empty, receipts: [1] }), /receipts\[0\]/],
  ];
  for (const [what, text, says] of corrupt) {
    it(`refuses ${what}, naming the file and leaving it alone`, async () => {
      const { path } = newStore();
      writeFileSync(path, text);
      await assert.rejects(
        loadStore(path),
        (error: Error) => error instanceof StoreError && says.test(error.message) && error.message.includes(path),
      );
      assert.equal(readFileSync(path, "utf8"), text);
      assert.equal(existsSync(`${path}.bak`), false);
    });
  }

  it("says how to get back from a corrupt store", async () => {
    const { path } = newStore();
    writeFileSync(path, "{");
    await assert.rejects(loadStore(path), /store\.json\.bak' '.*store\.json'.*(?:npm run|vipkit) down/);
  });

  it("says that a folder cannot be written", {
    skip: process.getuid?.() === 0 ? "root may write anywhere" : false,
  }, async () => {
    const { folder, store } = newStore();
    chmodSync(folder, 0o500);
    await assert.rejects(store.commit(), /permission denied/);
    chmodSync(folder, 0o700);
  });
});
