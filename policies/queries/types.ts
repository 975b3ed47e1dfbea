export { types } from "../../platforms/aws/catalog/types";
