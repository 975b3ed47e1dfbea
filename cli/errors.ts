export { UserError } from "../model/user-error";
