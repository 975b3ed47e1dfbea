import type { Range } from "../../model/analysis/cost/types";

/** A whole figure from 10 on; cents below it. */
export const figure = (value: number): string =>
  value >= 10 || value === 0
    ? Math.round(value).toLocaleString("en-US")
    : value >= 0.01
      ? value.toFixed(2)
      : `${value}`;

/** `97 to 116`; one figure where both ends look the same. */
export const span = ({ min, max }: Range): string =>
  figure(min) === figure(max) ? figure(max) : `${figure(min)} to ${figure(max)}`;

const signed = (value: number): string => {
  const size = Math.abs(value);
  if (size < 0.005) return "0";
  return `${value < 0 ? "-" : "+"}${figure(size)}`;
};

/** `+12 to +34`, `-5`, `0`. */
export const signedSpan = ({ min, max }: Range): string =>
  signed(min) === signed(max) ? signed(max) : `${signed(min)} to ${signed(max)}`;

/** `no component` for what is part of none. */
export const componentName = (component: string): string => (component === "-" ? "no component" : component);
