import { type Constraint, checks, exactlyOne, length, oneOf, pattern, refused } from "./constraint";
import { text } from "./read";

export const parameterConstraint = checks(
  oneOf("type", ["String", "StringList", "SecureString"]),
  oneOf("tier", ["Standard", "Advanced", "Intelligent-Tiering"]),
  oneOf("dataType", ["aws:ec2:image", "aws:ssm:integration", "text"]),
  exactlyOne("value", "insecureValue", "valueWo"),
  length("name", 1, 2048),
  pattern("name", /^[\w./-]+$/, "letters, digits and . - _ /"),
  length("description", 0, 1024),
);

export const parameterRefusals: Constraint = (inputs) => {
  const name = text(inputs, "name") ?? "";
  if (!/^\/?(aws|ssm)/i.test(name)) return [];
  return refused("AccessDeniedException", "name", `No access to reserved parameter name: ${name}.`);
};
