/** Name of the launch hook that holds a node back until its workload answers. Whoever runs the node completes it. */
export const readyHook = "vipkit-ready";
