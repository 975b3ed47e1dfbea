import { notApplicable, type Unjudged } from "../../../model/analysis/budget/estimates";
import type { Site } from "../../../model/topology/traffic-path";
import { balancerLoss } from "./place-faults";

/** Source: AWS Lambda developer guide, resilience: functions run in several zones of a region. */
export const functionNode = (_site: Site): Unjudged =>
  notApplicable("a Lambda function has no nodes of the cluster's: AWS runs it, in several zones");

/** What is left of a zone's loss: the balancer's own address there. */
export const functionZone = (site: Site): Unjudged =>
  site.plane === "twin" ? notApplicable("the twin runs no Lambda functions") : balancerLoss(site);
