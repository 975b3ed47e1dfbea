import type { TrustStoreSettings } from "./resolved";

type NewStore = Exclude<TrustStoreSettings, { arn: string }>;

/** A file that stands in the settings, or lies in S3. */
export type ContentSettings = NewStore["authorities"];

/** Whether any file stands in the settings themselves, so that a bucket is needed for it. */
export const holdsContent = ({ authorities, revocations }: NewStore): boolean =>
  [authorities, ...Object.values(revocations)].some((content) => "pem" in content);
