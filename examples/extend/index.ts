import * as pulumi from "@pulumi/pulumi";
import { createProvider, loadConfig, nextSteps } from "vipkit/program";
import { UploadService } from "./upload-service";

const config = loadConfig();
const own = new pulumi.Config();
const bucketName = own.require("bucket");
const permissionsBoundary = own.get("permissionsBoundary");
const cluster = { ...config.cluster, limits: config.limits };
const service = new UploadService(
  cluster.name,
  { cluster, bucketName, permissionsBoundary },
  { provider: createProvider(config) },
);

export const { url, nodeGroups } = service.cluster.summary;
export const bucket = service.bucketName;
export const next = nextSteps(config, service.cluster.summary);
