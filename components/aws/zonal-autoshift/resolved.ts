// What the settings are when every default is resolved. Generated from the schemas by `npm run docs`: edit them, not this.
/** When a zone's traffic is moved away, and practised. */
export interface ZonalAutoshiftSettings {
  /** Whether AWS moves traffic away from a zone by itself. Practice runs are held either way. Default: `true`. */
  readonly enabled: boolean;
  /** When practice runs may begin, in UTC, as in Mon:09:00-Mon:17:00. Default: any time. Not with blockedWindows. Default: `[]`. */
  readonly allowedWindows: string[];
  /** When none may begin, in UTC: peaks, nights without anyone at hand. Default: `[]`. */
  readonly blockedWindows: string[];
  /** Days on which none may begin: sales, freezes. Default: `[]`. */
  readonly blockedDates: string[];
}
