export { statementsOf } from "../../platforms/aws/policy-document/statements-of";
