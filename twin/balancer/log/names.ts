/** Files of the log writer in HAProxy's folder. */
export const socketName = "log.sock";
export const pidFile = "log.pid";
export const namesFile = "log-names.json";
