import { types } from "../../../../platforms/aws/catalog/types";
import { acceptedValues } from "../../../queries/accepted-values";

export const certificateValuesAccepted = acceptedValues({
  id: "certificate-values-accepted",
  title: "Certificates have names and settings that ACM takes",
  remediation: "Write the name or value in the form that the finding names.",
  url: "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html",
  types: [types.certificate, types.certificateValidation],
});
