const reasons = {
  400: "400 Bad Request",
  408: "408 Request Time-out",
  502: "502 Bad Gateway",
  504: "504 Gateway Time-out",
};

export const errorPage = (reason: string): string =>
  `<html><head><title>${reason}</title></head><body><center><h1>${reason}</h1></center></body></html>`;

const error = (status: string, kind: string, body: string): string =>
  `http-error status ${status} content-type text/html ${kind} '${body}' hdr Server awselb/2.0`;

/** No target at all is 503, a target that refuses the connection 502: HAProxy calls both 503. */
const unavailable = '%[nbsrv,bool,iif("502 Bad Gateway","503 Service Temporarily Unavailable")]';

/**
 * What an application balancer answers by itself. Stands in every proxy rather than in `defaults`: there HAProxy 2.6 cannot tell whose
 * servers are meant, and its worker crashes on the first such page it sends.
 */
export const frontendErrors: readonly string[] = Object.entries(reasons).map(([status, reason]) =>
  error(status, "string", errorPage(reason)),
);

/** A backend knows in addition whether it has targets. */
export const backendErrors: readonly string[] = [
  ...frontendErrors,
  error("503", "lf-string", errorPage(unavailable)),
  "http-after-response set-status 502 reason 'Bad Gateway' if { status 503 } { res.fhdr(server) -m str awselb/2.0 } { nbsrv ge 1 }",
];
