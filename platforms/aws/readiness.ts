/** Tag of a scaling group that says after how many seconds its nodes close an idle connection. */
export const keepAliveTag = "vipkit:keep-alive-timeout";

/** Name of the launch hook that holds a node back until its workload answers. What runs the node completes it. */
export const readyHook = "vipkit-ready";
