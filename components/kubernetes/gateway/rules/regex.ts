/** Constructs of other dialects, which RE2 does not know: a route with one is refused only by its status. */
const foreignToRe2 = /\(\?<?[=!]|\\[1-9]|\(\?>|[*+?}]\+/;

/** What stands for itself, escaped or in a class, is no construct: `\++` is one plus sign or more. */
const constructsOf = (text: string): string => text.replace(/\\[^1-9]/g, "_").replace(/\[\^?\]?[^\]]*\]/g, "_");

/** The same expression in the words of JavaScript: names of groups and flags at the start are written otherwise there. */
const inJavaScript = (text: string): string => text.replace(/^(\^?)\(\?[a-z]+\)/, "$1").replaceAll("(?P<", "(?<");

/** What keeps a text from being an expression of RE2; undefined where nothing does. */
export function regexProblem(text: string): string | undefined {
  if (foreignToRe2.test(constructsOf(text)))
    return "RE2 has no look-around, backreferences, atomic groups and possessive quantifiers";
  try {
    new RegExp(inJavaScript(text));
    return undefined;
  } catch {
    return "not a regular expression";
  }
}

/** How many groups an expression captures. */
export const groupsOf = (text: string): number => (new RegExp(`${inJavaScript(text)}|`).exec("")?.length ?? 1) - 1;
