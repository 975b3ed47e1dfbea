import { closingRecord } from "./log";

/**
 * HAProxy answers 502 only when a target closes on the first request of an HTTP/1 connection. Of any later one, and of every HTTP/2
 * request, it closes the client's side without a word, so that the client may try again, and neither logs nor counts it. An application
 * balancer answers 502. A filter of ours finds such an end and calls it an error; HAProxy then sends the page of a 502.
 * Source: HAProxy 2.6, `abort_keep_alive` of http_ana.c; Application Load Balancer user guide, troubleshooting, HTTP 502.
 */
export const silentCloseFile = "silent-close.lua";

/**
 * One table for all streams: what differs between them stands in their variables. HAProxy asks again after an error, and by then
 * the answer has been sent. The record goes to the backend's own log, with what is not printable put away.
 */
export const silentCloseScript = `local silent = { id = "silent close", flags = filter.FLT_CFG_FL_HTX }
local continue, failed = filter.CONTINUE, filter.ERROR

function silent.new()
  return silent
end

function silent.end_analyze(_, txn, channel)
  if txn:get_var("txn.answered") or not channel:is_resp() then return continue end
  if not txn:get_var("txn.silent") then
    -- The target's side is still open: it was the client who went away.
    if channel:may_recv() then return continue end
    txn:set_var("txn.silent", true)
    return failed
  end
  local record = txn:get_var("txn.record")
  if record then
    txn:unset_var("txn.record")
    txn:log(core.info, "${closingRecord} " .. record)
  end
  return continue
end

core.register_filter("silent-close", silent, function(self) return self end)
`;

/** Lines of a backend. The filter sees an answer by a variable: the status is out of its reach. */
export const silentCloseLines: readonly string[] = [
  "filter lua.silent-close",
  "http-after-response set-var(txn.answered) bool(true) if !{ var(txn.silent) -m found }",
];
