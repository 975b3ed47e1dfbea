/** Seconds; what is in force where a program says nothing. Source: AWS user guides of both balancers, read 2026-11-23. */
export const vendorIdleTimeout = { application: 60, network: 350 } as const;
