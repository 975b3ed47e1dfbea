import { InvalidArgumentError } from "commander";

/** What the user may say to a command beside its name and its stack: an option, or an argument. `T` is what the command gets. */
export interface Parameter<T> {
  readonly description: string;
  /** What stands in the value's place, such as `file`; absent for a switch, which is said or not. */
  readonly value?: string;
  /** One letter for it. */
  readonly short?: string;
  readonly choices?: readonly string[];
  /** Whether it may be said several times; then the command gets a list. */
  readonly isRepeatable?: true;
  /** Whether the value may be left out; then the command gets `true`. */
  readonly isValueOptional?: true;
  /** Whether an argument must be there. */
  readonly isRequired?: true;
  /** What the text means. Throws InvalidArgumentError for one that means nothing. */
  readonly parse?: (text: string) => T;
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

type ValueOf<P> = P extends Parameter<infer T> ? T : never;

/** The values of parameters by their names; those that need not be said may be missing. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P as P[K] extends { isRequired: true } ? K : never]: ValueOf<P[K]>;
} & { readonly [K in keyof P as P[K] extends { isRequired: true } ? never : K]?: ValueOf<P[K]> };

const itself = (text: string): string => text;

/** A switch. */
export const flag = (description: string, short?: string): Parameter<boolean> => ({
  description,
  ...(short === undefined ? {} : { short }),
});

/** A text of the user's own. */
export const text = (value: string, description: string): Parameter<string> => ({ description, value, parse: itself });

/** The same, said as often as one likes. */
export const texts = (value: string, description: string): Parameter<readonly string[]> => ({
  description,
  value,
  isRepeatable: true,
});

/** A text that need not be there: the switch alone is `true`. */
export const textOrTrue = (value: string, description: string): Parameter<string | true> => ({
  description,
  value,
  isValueOptional: true,
  parse: itself,
});

/** One of some words. */
export const choice = <const T extends string>(
  value: string,
  choices: readonly T[],
  description: string,
): Parameter<T> => ({
  description,
  value,
  choices,
  parse: (said) => {
    const found = choices.find((one) => one === said);
    if (found === undefined) throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.`);
    return found;
  },
});

/** A number above 0. @param expected what to say of anything else */
export const positive = (value: string, expected: string, description: string): Parameter<number> => ({
  description,
  value,
  parse: (said) => {
    const number = Number(said);
    if (said.trim() !== "" && Number.isFinite(number) && number > 0) return number;
    throw new InvalidArgumentError(expected);
  },
});

/** An argument without which the command does nothing. */
export const required = <T>(parameter: Parameter<T>): Parameter<T> & { readonly isRequired: true } => ({
  ...parameter,
  isRequired: true,
});
