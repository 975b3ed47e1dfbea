import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What every answer carries: scripts, styles and requests are of this server alone, and no other page may frame or read it. */
export const safeHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Why a request is not answered; undefined where it is. The name by which it came must be this server's: a page of another name that resolves to this
 * machine reads nothing (DNS rebinding). Nothing here changes anything, so that nothing but GET is.
 * @param port that the server listens on
 */
export function refusal({ method, headers }: Asked, port: number): { status: number; why: string } | undefined {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? ""))
    return { status: 403, why: "called by another name than 127.0.0.1 or localhost" };
  const { origin } = headers;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`))
    return { status: 403, why: "asked by a page of another origin" };
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return { status: 403, why: "asked by a page of another site" };
  return method === "GET" ? undefined : { status: 405, why: "only GET: this page changes nothing" };
}

/** The path behind the secret that it begins with; undefined without it. Other users of this machine can connect, and must not read. */
export function pathBehind(token: string, url: string): URL | undefined {
  const at = URL.canParse(url, "http://127.0.0.1") ? new URL(url, "http://127.0.0.1") : undefined;
  const [, said = "", ...rest] = at?.pathname.split("/") ?? [];
  const [mine, theirs] = [Buffer.from(token), Buffer.from(said)];
  if (at === undefined || mine.length !== theirs.length || !timingSafeEqual(mine, theirs)) return undefined;
  at.pathname = `/${rest.join("/")}`;
  return at;
}
