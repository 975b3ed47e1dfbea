import { pageFiles } from "../cli/page/files";
import { PageServer } from "../cli/page/server";
import { startBrowser, whyNoBrowser } from "../test/support/browser";
import { playedSource } from "../test/support/page";
import type { Figure } from "./figure";

/** Seconds of which frames are counted: as many views come meanwhile. */
const seconds = 15;
const many = 500;

/** Runs in the page: frames until the time is over, and those that came later than two screens' refreshes. */
const countFrames = `new Promise((resolve) => {
  let [frames, late, last] = [0, 0, performance.now()];
  const end = last + ${seconds * 1000};
  const frame = (now) => {
    frames += 1;
    if (now - last > 34) late += 1;
    last = now;
    if (now < end) requestAnimationFrame(frame);
    else resolve([frames, late]);
  };
  requestAnimationFrame(frame);
})`;

/** Milliseconds from the request until a view is drawn. */
const firstPaint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN";

interface Seen {
  readonly frames: number;
  readonly late: number;
  readonly paint: number;
}

async function look(nodes: number): Promise<Seen> {
  const server = await PageServer.start({
    ...{ port: 0, token: "0123456789abcdef", files: pageFiles("shop") },
    source: playedSource(nodes),
  });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(server.url);
    await page.getByText("live", { exact: true }).waitFor();
    const paint = Number(await page.evaluate(firstPaint));
    const counted: unknown = await page.evaluate(countFrames);
    const [frames = Number.NaN, late = Number.NaN] = Array.isArray(counted) ? counted.map(Number) : [];
    return { frames, late, paint };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Frames of the page with 500 nodes and a view each second, against the same with one node. None without a browser, which is said. */
export async function measurePage(): Promise<Figure[]> {
  if (whyNoBrowser !== false) {
    process.stderr.write(`the page is not measured: ${whyNoBrowser}\n`);
    return [];
  }
  const [one, all] = [await look(1), await look(many)];
  return [
    {
      name: `frames of the page with ${many} nodes and a view each second`,
      ratio: all.frames / one.frames,
      against: "the page with one node",
      detail: `${all.frames} frames in ${seconds} s, ${all.late} of them late, against ${one.frames}, ${one.late}; first paint after ${all.paint.toFixed(0)} ms`,
    },
  ];
}
