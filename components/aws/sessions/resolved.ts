// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** Shells on nodes, and their log. */
export interface SessionsSettings {
  /** Days that what was typed and shown is kept. Allowed: 1 to 3653 days (limit logs.retention, read 2026-11-30). Default: `365`. */
  readonly retention: number;
  /** Minutes without a key or an answer after which a session ends. Allowed: 1 to 60 minutes (limit ssm.session.idle, read 2026-11-30). Default: `20`. */
  readonly idleTimeout: number;
  /** Minutes after which every session ends. Allowed: 1 to 1440 minutes (limit ssm.session.duration, read 2026-11-30). Default: `60`. */
  readonly maxDuration: number;
}
