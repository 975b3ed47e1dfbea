import { z } from "zod";
import { formed } from "../../../model/settings/primitives";

/** How AWS builds the names of its regions: `eu-west-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const regionForm = /^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/;

/** Regions that opened after this version's table was read: `vipkit:regions`. */
export const regionsSettings = () =>
  z
    .array(formed(regionForm, "a region such as eu-west-4"))
    .max(50, "up to 50 regions")
    .describe(
      "Regions that are newer than the table of this version. They are taken as right, with zones a, b and c, by their partition's ARNs and domains.",
    );
