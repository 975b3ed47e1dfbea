export { familyExamples, prices } from "./prices";
export { readDrivers, readTypes } from "./read";
export { noPrices, type PriceSettings, priceSettings, sourcesOf, typePrices } from "./settings";
export { usages } from "./usages";
