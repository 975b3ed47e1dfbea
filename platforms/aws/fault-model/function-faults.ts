import { notApplicable, type RawEstimate } from "../../../model/analysis/budget/estimates";
import type { TrafficPath } from "../../../model/topology/traffic-path";
import { balancerLoss } from "./place-faults";

/** Source: AWS Lambda developer guide, resilience: functions run in several zones of a region. */
export const functionNode = (_site: TrafficPath): RawEstimate =>
  notApplicable("a Lambda function has no nodes of the cluster's: AWS runs it, in several zones");

/** What is left of a zone's loss: the balancer's own address there. */
export const functionZone = (site: TrafficPath): RawEstimate =>
  site.plane === "twin" ? notApplicable("the twin runs no Lambda functions") : balancerLoss(site);
