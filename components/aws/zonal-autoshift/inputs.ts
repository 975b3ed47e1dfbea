// What a user may write. Generated from the schemas by `npm run docs`: edit them, not this.
/** When a zone's traffic is moved away, and practised. */
export interface ZonalAutoshiftInput {
  /** Whether AWS moves traffic away from a zone by itself. Practice runs are held either way. Default: `true`. */
  enabled?: boolean | undefined;
  /** When practice runs may begin, in UTC, as in Mon:09:00-Mon:17:00. Default: any time. Not with blockedWindows. Default: `[]`. */
  allowedWindows?: string[] | undefined;
  /** When none may begin, in UTC: peaks, nights without anyone at hand. Default: `[]`. */
  blockedWindows?: string[] | undefined;
  /** Days on which none may begin: sales, freezes. Default: `[]`. */
  blockedDates?: string[] | undefined;
}
