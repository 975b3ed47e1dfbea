import { checks, exactlyOne, length, oneOf, pattern } from "./constraint";

export const parameterConstraint = checks(
  oneOf("type", ["String", "StringList", "SecureString"]),
  oneOf("tier", ["Standard", "Advanced", "Intelligent-Tiering"]),
  oneOf("dataType", ["aws:ec2:image", "aws:ssm:integration", "text"]),
  exactlyOne("value", "insecureValue", "valueWo"),
  length("name", 1, 2048),
  pattern("name", /^[\w./-]+$/, "letters, digits and . - _ /"),
  length("description", 0, 1024),
);
