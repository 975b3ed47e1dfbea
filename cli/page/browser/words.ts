import type { PageRate } from "../page-view";

const rounded = (value: number): string =>
  value > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString("en");

export const requestsText = (rate: PageRate | undefined): string => (rate === undefined ? "-" : rounded(rate.requests));

export const errorsText = (rate: PageRate | undefined): string => (rate === undefined ? "-" : rounded(rate.errors));

export const rateText = (rate: PageRate | undefined): string =>
  rate === undefined ? "" : `${requestsText(rate)} requests/s, ${errorsText(rate)} errors/s`;

export const shareText = (share: number | undefined): string =>
  share === undefined ? "" : `${Number((share * 100).toFixed(1))} %`;
