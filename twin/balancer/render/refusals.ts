import { errorPage } from "./errors";

/**
 * Bytes that an application balancer takes. Source: Application Load Balancer user guide, quotas (HTTP headers); troubleshooting,
 * HTTP 400, 414 and 502.
 */
const limits = { requestLine: 16_384, header: 16_384, requestHeaders: 65_536, responseHeaders: 32_768 };
/** Addresses in `X-Forwarded-For`. Source: the same guide, troubleshooting, HTTP 463. */
const forwardedLimit = 30;

/** Space and version around method and URL, and the end of the line. */
const aroundUrl = "GET ".length + " HTTP/1.1\r\n".length;

/**
 * What HAProxy needs for headers of that size: 64 KiB, its 8 bytes of bookkeeping for each, and room for those that the balancer adds.
 * A buffer is taken while data passes through it, so idle connections cost nothing. It counts header lines, which the vendor does not.
 */
export const headerTuning: readonly string[] = ["tune.bufsize 98304", "tune.maxrewrite 8192", "tune.http.maxhdr 4096"];

const deny = (status: number, reason: string, ...tests: readonly string[]): string =>
  `http-request deny deny_status ${status} content-type text/html string '${errorPage(`${status} ${reason}`.trim())}' hdr Server awselb/2.0 if ${tests.join(" ")}`;

/** Reading all headers as one text costs; only a request with much data can be too large. */
const isLarge = `{ internal.htx.data gt ${limits.header} }`;

/**
 * Requests that an application balancer refuses before it looks at any rule. HAProxy itself answers 400 for what is no HTTP.
 * Source: Application Load Balancer user guide, troubleshooting.
 */
export const refusals: readonly string[] = [
  deny(405, "Method Not Allowed", "METH_TRACE"),
  deny(414, "URI Too Long", `{ url -m len gt ${limits.requestLine - aroundUrl} }`),
  deny(400, "Bad Request", isLarge, `{ req.hdrs -m len gt ${limits.requestHeaders} }`),
  deny(400, "Bad Request", isLarge, `{ req.hdrs -m reg (^|\\n)[^\\r\\n]{${limits.header + 1}} }`),
  deny(463, "", `{ req.hdr_cnt(X-Forwarded-For) gt ${forwardedLimit} }`),
];

/** An answer of a target whose headers are too large is 502. */
export const responseRefusal = `http-response deny deny_status 502 if { internal.htx.data gt ${limits.responseHeaders} } { res.hdrs -m len gt ${limits.responseHeaders} }`;
