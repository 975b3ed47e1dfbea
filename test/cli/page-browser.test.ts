import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pageFiles } from "../../cli/page/files";
import { PageServer, type PageServerOptions } from "../../cli/page/server";
import { startBrowser, weakTexts, whyNoBrowser } from "../support/browser";
import { playedSource, viewOf } from "../support/page";

const serve = (source: PageServerOptions["source"]) =>
  PageServer.start({ port: 0, token: "0123456789abcdef", files: pageFiles("shop"), source });

describe("the page in a browser", { skip: whyNoBrowser }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  /** Opens a stack's page, and holds it to what no page of ours may do: fail a request, ask another origin, break its policy. */
  async function opened<T>(
    source: PageServerOptions["source"],
    options: BrowserContextOptions,
    use: (page: Page, server: PageServer) => Promise<T>,
  ): Promise<T> {
    const server = await serve(source);
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("request", (request) => {
        const isOwn = request.url().startsWith(server.url) || request.url().startsWith("data:");
        if (!isOwn) problems.push(`asked ${request.url()}`);
      });
      await page.goto(server.url);
      await page.getByText("live", { exact: true }).waitFor();
      const result = await use(page, server);
      assert.deepEqual(problems, []);
      return result;
    } finally {
      await context.close();
      await server.stop();
    }
  }

  test("shows figures, faults, weights, zones, nodes with health and why, events and the last drill", async () => {
    await opened(playedSource(30), {}, async (page) => {
      for (const text of ["29 of 30", "90 % to blue", "redirects (301) to HTTPS 8443", "eu-west-1a: 8 of 9"])
        await page.getByText(text, { exact: true }).first().waitFor();
      await page.getByRole("alert", { name: "Faults" }).getByText("i-0 of nodes-blue hangs").waitFor();
      const bad = page.getByRole("row", { name: /^i-0 unhealthy/ });
      assert.match((await bad.textContent()) ?? "", /^i-0unhealthyRequest timed out.*nodes-blue/);
      assert.equal(await page.getByRole("row").count(), 31);
      await page.getByText("nodes-blue: Launching a new EC2 instance: i-1").waitFor();
      const drill = page.getByRole("img", {
        name: /nodeCrash at 2026-11-30 22:00:00, verdict: within\. 135 requests failed/,
      });
      await drill.waitFor();
      assert.equal(await drill.locator("rect.failed[height='0.0']").count(), 92);
    });
  });

  test("changes with each view, and says when the stack is down, and when the server is gone", async () => {
    let at = 0;
    let isDown = false;
    const look = () => {
      at += 1000;
      if (isDown) return Promise.resolve({ problem: 'stack "shop" is not running' });
      return Promise.resolve(viewOf(4, at, { rate: { requests: at / 1000, errors: 0 } }));
    };
    await opened(playedSource(4, { look }), {}, async (page) => {
      await page.getByRole("img", { name: /^2\.0 requests\/s/ }).waitFor();
      await page.getByRole("img", { name: /^3\.0 requests\/s/ }).waitFor();
      assert.ok((await page.locator(".chart canvas").count()) === 1);
      isDown = true;
      await page.getByText('stack "shop" is not running').waitFor();
      await page.getByText("no data", { exact: true }).waitFor();
    });
    const server = await serve(playedSource(4));
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByText("live", { exact: true }).waitFor();
    await server.stop();
    await page.getByText("disconnected", { exact: true }).waitFor();
    await page.close();
  });

  test("asks the logs by keyboard, and shows what clients sent as text", async () => {
    await opened(playedSource(4), {}, async (page) => {
      await page.getByLabel("Question").selectOption("failover");
      await page.getByLabel("Question").focus();
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate("document.activeElement.textContent"), "Ask");
      await page.keyboard.press("Enter");
      await page.getByRole("cell", { name: "<b>failover</b>" }).waitFor();
    });
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 1400]) {
      test(`is legible, ${colorScheme}, at ${width} pixels: contrast of 4.5 and nothing beside the screen`, async () => {
        await opened(playedSource(30), { colorScheme, viewport: { width, height: 800 } }, async (page) => {
          assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
          assert.deepEqual(await page.evaluate(weakTexts), []);
        });
      });
    }
  }

  test("is understood without eyes: a language, one heading of the first level, names for regions, tables and pictures", async () => {
    await opened(playedSource(4), { reducedMotion: "reduce" }, async (page) => {
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      for (const name of ["Table of nodes", "List of events", "Nodes", "Topology", "Logs of the last 15 minutes"])
        await page.getByRole("region", { name, exact: true }).waitFor();
      assert.equal(await page.locator("th:not([scope])").count(), 0);
      assert.equal(await page.locator('[role="img"]:not([aria-label])').count(), 0);
      assert.match((await page.getByRole("status").textContent()) ?? "", /3 of 4 nodes healthy/);
    });
  });
});
